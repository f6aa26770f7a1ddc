using System.Globalization;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>A queue that exists: where it is, what it allows, and the batchers that talk to it.</summary>
internal sealed class BrokerQueue : IAsyncDisposable
{
    private static readonly TimeSpan DefaultVisibility = TimeSpan.FromSeconds(30);

    private readonly SqsClient _sqs;

    public BrokerQueue(AwsClients clients, string name, string url, IReadOnlyDictionary<string, string> attributes)
    {
        _sqs = clients.Sqs;
        Name = name;
        Url = url;
        Attributes = attributes;

        var size = Number(QueueAttributeNames.MaximumMessageSize) ?? SqsLimits.MessageBytes;
        var target = new QueueTarget(name, url, size);
        var retry = clients.Settings.Retry;

        MaximumMessageBytes = size;
        Sender = new QueueSender(clients.Sqs, target, retry, new BatchingSettings(), clients.Clock);
        Deleter = new MessageDeleter(clients.Sqs, target, retry, BatchingSettings.Deletes, clients.Clock);
        Visibility = new VisibilityChanger(clients.Sqs, target, retry, BatchingSettings.VisibilityChanges, clients.Clock);
    }

    public string Name { get; }

    public bool IsFifo => Name.EndsWith(".fifo", StringComparison.Ordinal);

    public string Url { get; }

    public IReadOnlyDictionary<string, string> Attributes { get; }

    public Arn Arn => Arn.Parse(Attributes[QueueAttributeNames.QueueArn]);

    public int MaximumMessageBytes { get; }

    public TimeSpan VisibilityTimeout =>
        Number(QueueAttributeNames.VisibilityTimeout) is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : DefaultVisibility;

    public QueueSender Sender { get; }

    public MessageDeleter Deleter { get; }

    public VisibilityChanger Visibility { get; }

    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(ReceiveRequest request, CancellationToken cancellationToken) =>
        _sqs.ReceiveMessageAsync(Url, request, cancellationToken);

    public async Task<int> CountInFlightAsync(CancellationToken cancellationToken)
    {
        var attributes = await _sqs.GetQueueAttributesAsync(Url, cancellationToken);
        return int.TryParse(attributes.GetValueOrDefault(QueueAttributeNames.InFlight), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    public async ValueTask DisposeAsync()
    {
        await Sender.DisposeAsync();
        await Deleter.DisposeAsync();
        await Visibility.DisposeAsync();
    }

    private int? Number(string attribute) =>
        Attributes.TryGetValue(attribute, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
