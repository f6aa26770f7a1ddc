using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>A message in hand, from its receipt to its settlement; the core settles it through the lock it sees.</summary>
internal sealed class Delivery(ReceivedMessage message, Lease lease, Settlement settlement, long receivedAt) : ReceiveLockContext
{
    private const string MessageGroupId = "MessageGroupId";
    private const string MessageDeduplicationId = "MessageDeduplicationId";

    private volatile bool _abandoned;
    private IncomingContext? _context;

    public ReceivedMessage Message => message;

    public Lease Lease => lease;

    public string MessageId => message.MessageId;

    /// <summary>When it was received, as a timestamp of the clock.</summary>
    public long ReceivedAt => receivedAt;

    /// <summary>The attributes as they were sent, however they were packed.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; } = PackedAttributes.Unpack(message.Attributes);

    public string? GroupId => message.SystemAttributes.GetValueOrDefault(MessageGroupId);

    public string? DeduplicationId => message.SystemAttributes.GetValueOrDefault(MessageDeduplicationId);

    /// <summary>True once the message was handled: it is being deleted, or will be when it comes again.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>True when what happens to the message is not ours to decide any more: the lease is lost, or the endpoint had to stop.</summary>
    public bool IsAbandoned => _abandoned || lease.IsLost;

    /// <summary>True when it was delivered so often that it may be what its processes died of: it runs alone.</summary>
    public bool IsSuspect { get; init; }

    /// <summary>Set by the consumer: instead of being deleted, the message goes back for so long.</summary>
    public TimeSpan? HandBackAfter { get; set; }

    /// <summary>Binds the work on the message to the lease: when that is lost, the work is cancelled.</summary>
    public void Start(IncomingContext context)
    {
        _context = context;
        lease.OnLost(context.Abandon);
        if (_abandoned)
        {
            context.Abandon();
        }
    }

    /// <summary>The endpoint can wait no longer: cancels the work.</summary>
    public void Abandon()
    {
        _abandoned = true;
        _context?.Abandon();
    }

    public Task Complete() => HandBackAfter is { } after ? settlement.PutOffAsync(this, after) : SettleAsync();

    /// <summary>The message is done with: has it deleted.</summary>
    public Task SettleAsync()
    {
        IsSettled = true;
        return settlement.CompleteAsync(this);
    }

    /// <summary>Hands the message back; what failed after it was settled changes nothing.</summary>
    public Task Faulted(Exception exception) => IsSettled
        ? Task.CompletedTask
        : settlement.HandBackAsync(this, _abandoned ? TimeSpan.Zero : settlement.RedeliverAfter(message.ReceiveCount));

    public Task ValidateLockStatus() =>
        lease.IsLost ? throw new InvalidOperationException($"The lease on message {MessageId} was lost") : Task.CompletedTask;
}
