using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Sending.Batching;
using Fluxa.Transport.AmazonSqs.Tests.Aws;
using ProxyFault = Fluxa.LocalInfrastructure.Faults.Aws.AwsFault;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

/// <summary>What ends or prolongs a lease: <see cref="MessageDeleter"/> and <see cref="VisibilityChanger"/>.</summary>
public sealed class LeaseCallsTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private static readonly BatchingSettings OneCall = new() { MaxConcurrentCalls = 1 };

    /// <summary>How long the first call takes, so that the rest gather behind it.</summary>
    private static readonly TimeSpan FirstCall = TimeSpan.FromMilliseconds(500);

    private readonly string _name = EmulatorFixture.UniqueName("leases");
    private AwsFaultProxy _proxy = null!;
    private AwsClients _clients = null!;
    private MessageDeleter _deleter = null!;
    private VisibilityChanger _changer = null!;
    private string _url = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, Token);
        _clients = TestAws.Clients(_proxy.ServiceUrl);
        _url = await _clients.Sqs.CreateQueueAsync(_name, TestAws.None, TestAws.None, Token);
        var queue = new QueueTarget(_name, _url, SqsLimits.MessageBytes);
        _deleter = new MessageDeleter(_clients.Sqs, queue, TestAws.Prompt, OneCall, TimeProvider.System);
        _changer = new VisibilityChanger(_clients.Sqs, queue, TestAws.Prompt, OneCall, TimeProvider.System);
        await _clients.Sqs.SendMessageBatchAsync(_url, [.. Enumerable.Range(0, 10).Select(number => TestAws.Message($"{number}"))], Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _deleter.DisposeAsync();
        await _changer.DisposeAsync();
        _clients.Dispose();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task Ten_deletes_are_two_requests()
    {
        _proxy.Plan.Add(new(new ProxyFault.Delay(FirstCall)) { Operation = "DeleteMessageBatch", Times = 1 });
        await Task.WhenAll((await ReceiveAsync()).Select(message => _deleter.DeleteAsync(message.ReceiptHandle, Token)));

        Assert.Equal(2, _proxy.Counts[("sqs", "DeleteMessageBatch")]);
        Assert.Equal("0", (await _clients.Sqs.GetQueueAttributesAsync(_url, Token))["ApproximateNumberOfMessagesNotVisible"]);
    }

    [Fact]
    public async Task A_delete_that_failed_in_passing_or_got_no_answer_goes_again()
    {
        _proxy.Plan.Add(new(new ProxyFault.FailEntries([0], "InternalError", SenderFault: false)) { Operation = "DeleteMessageBatch", Times = 1 });
        _proxy.Plan.Add(new(new ProxyFault.OmitEntries([0])) { Operation = "DeleteMessageBatch", Times = 1 });

        await Task.WhenAll((await ReceiveAsync()).Select(message => _deleter.DeleteAsync(message.ReceiptHandle, Token)));

        Assert.Equal("0", (await _clients.Sqs.GetQueueAttributesAsync(_url, Token))["ApproximateNumberOfMessagesNotVisible"]);
    }

    [Fact]
    public async Task A_batch_of_hand_backs_makes_the_messages_visible_at_once()
    {
        _proxy.Plan.Add(new(new ProxyFault.Delay(FirstCall)) { Operation = "ChangeMessageVisibilityBatch", Times = 1 });
        await Task.WhenAll((await ReceiveAsync()).Select(message => _changer.ChangeAsync(new VisibilityChange(message.ReceiptHandle, TimeSpan.Zero), Token)));

        Assert.Equal(2, _proxy.Counts[("sqs", "ChangeMessageVisibilityBatch")]);
        Assert.All(await ReceiveAsync(), message => Assert.Equal(2, message.ReceiveCount));
    }

    [Fact]
    public async Task A_lost_lease_fails_its_own_renewal_and_no_other()
    {
        var messages = await ReceiveAsync();
        await _deleter.DeleteAsync(messages[3].ReceiptHandle, Token);

        var renewals = messages.Select(message => _changer.ChangeAsync(new VisibilityChange(message.ReceiptHandle, TimeSpan.FromMinutes(1)), Token)).ToList();

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => renewals[3]);
        Assert.True(thrown is { IsTransient: false, Operation: "ChangeMessageVisibilityBatch" });
        Assert.Equal(_name, thrown.Resource);
        renewals.RemoveAt(3);
        await Task.WhenAll(renewals);
    }

    private async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync()
    {
        var messages = await _clients.Sqs.ReceiveMessageAsync(_url, new ReceiveRequest(10, TimeSpan.Zero, TimeSpan.FromMinutes(5)), Token);
        Assert.Equal(10, messages.Count);

        return messages;
    }
}
