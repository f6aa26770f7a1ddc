using System.Net;
using Fluxa.Testing;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

/// <summary>What an endpoint does when SQS fails, throttles, repeats or loses answers.</summary>
public sealed class BrokenBrokerTests(EmulatorFixture emulator) : IAsyncLifetime
{
    private readonly string _queue = EmulatorFixture.UniqueName("broken");
    private AwsFaultProxy _proxy = null!;

    public async ValueTask InitializeAsync() => _proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, CancellationToken.None);

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    [Fact]
    public async Task Does_not_handle_a_message_again_that_it_could_not_delete()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await StartAsync(inbox);
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.BadRequest, "ReceiptHandleIsInvalid")) { Operation = "DeleteMessageBatch", Times = 1 });

        await bus.SendAsync(_queue, new Order("1"));

        await inbox.WaitAsync();
        await bus.BecomesEmptyAsync(_queue);
        Assert.Single(inbox.Items);
        Assert.True(_proxy.Counts[("sqs", "DeleteMessageBatch")] >= 2, "The message was never deleted a second time");
    }

    [Fact]
    public async Task A_message_that_was_sent_anew_and_could_not_be_deleted_is_not_handled_beside_its_copy()
    {
        var handedBack = 0;
        var inbox = new Inbox<int>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
            endpoint.Handler<Order>(async context =>
            {
                var deliveries = context.ReceiveContext.GetPayload<AmazonSqsMessageContext>().ReceiveCount;
                if (handedBack == 2)
                {
                    await inbox.Add(deliveries);
                    return;
                }

                if (++handedBack == 2)
                {
                    // From its second delivery on it is sent anew: the copy is there, and the message itself stays too.
                    _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.BadRequest, "ReceiptHandleIsInvalid")) { Operation = "DeleteMessageBatch", Times = 1 });
                }

                context.HandBack(TimeSpan.FromSeconds(1));
            });
        }), through: _proxy.ServiceUrl);

        await bus.SendAsync(_queue, new Order("1"));

        await inbox.WaitAsync();
        await bus.BecomesEmptyAsync(_queue);
        Assert.Equal([1], inbox.Items);
        Assert.True(_proxy.Counts[("sqs", "DeleteMessageBatch")] >= 2, "The message was never deleted a second time");
    }

    [Fact]
    public async Task Goes_on_receiving_after_receives_failed()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await StartAsync(inbox);
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Operation = "ReceiveMessage", Times = 3 });

        await bus.SendAsync(_queue, new Order("1"));
        await bus.SendAsync(_queue, new Order("2"));

        Assert.Equal(2, (await inbox.WaitAsync(2)).Length);
    }

    [Fact]
    public async Task Keeps_a_lease_whose_renewals_fail_at_first()
    {
        var inbox = new Inbox<Order>();
        var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(4);
            endpoint.Handler<Order>(async context =>
            {
                await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System, context.CancellationToken);
                await inbox.Add(context.Message);
            });
        }), through: _proxy.ServiceUrl);
        await using var _ = bus;
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable")) { Operation = "ChangeMessageVisibilityBatch", Times = 3 });

        await bus.SendAsync(_queue, new Order("1"));

        await inbox.WaitAsync();
        await bus.BecomesEmptyAsync(_queue);
        Assert.Single(inbox.Items);
    }

    [Fact]
    public async Task Handles_a_message_once_that_is_delivered_three_times_while_it_is_in_work()
    {
        var inbox = new Inbox<Order>();
        var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(async context =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
            await inbox.Add(context.Message);
        })), through: _proxy.ServiceUrl);
        await using var _ = bus;
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Duplicate(2)) { Operation = "ReceiveMessage", Times = 1 });

        await bus.SendAsync(_queue, new Order("1"));
        await bus.SendAsync(_queue, new Order("2"));

        await inbox.WaitAsync(2);
        await bus.BecomesEmptyAsync(_queue);
        Assert.Equal(["1", "2"], inbox.Items.Select(order => order.Id).Order());
    }

    [Fact]
    public async Task Loses_nothing_when_a_tenth_of_all_calls_goes_wrong()
    {
        const int count = 500;
        var inbox = new Inbox<Order>();
        var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(3);
            endpoint.Keep(inbox);
        }), through: _proxy.ServiceUrl);
        await using var _ = bus;
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.LoseAnswer()) { Service = "sqs", Probability = 0.03 });
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Service = "sqs", Probability = 0.05 });
        _proxy.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Service = "sqs", Probability = 0.02 });

        await Task.WhenAll(Enumerable.Range(0, count).Select(number => bus.SendAsync(_queue, new Order($"{number}"))));

        await Eventually.BecomesAsync("all are consumed", () => Task.FromResult(inbox.Items.Select(order => order.Id).Distinct().Count()), seen => seen == count, TimeSpan.FromSeconds(60));
        _proxy.Plan.Clear();
        await bus.BecomesEmptyAsync(_queue);
    }

    [Fact]
    public async Task Polls_an_idle_queue_with_a_single_long_poll()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await StartAsync(inbox);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => bus.SendAsync(_queue, new Order($"{number}"))));
        await inbox.WaitAsync(200);
        await bus.BecomesEmptyAsync(_queue);

        var before = _proxy.Counts[("sqs", "ReceiveMessage")];
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);

        Assert.InRange(_proxy.Counts[("sqs", "ReceiveMessage")] - before, 0, 1);
    }

    [Fact]
    public async Task Needs_less_than_a_third_of_a_request_for_each_message_under_load()
    {
        const int count = 5_000;
        var inbox = new Inbox<Order>();
        var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.PrefetchCount = 200;
            cfg.ConcurrentMessageLimit = 100;
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
        }, through: _proxy.ServiceUrl);
        await using var _ = bus;
        var before = _proxy.Counts.Values.Sum();

        await Task.WhenAll(Enumerable.Range(0, count).Select(number => bus.SendAsync(_queue, new Order($"{number}"))));
        await inbox.WaitAsync(count);
        await bus.BecomesEmptyAsync(_queue);

        Assert.InRange((_proxy.Counts.Values.Sum() - before) / (double)count, 0.25, 0.32);
        Assert.InRange(_proxy.Counts[("sqs", "DeleteMessageBatch")] / (double)count, 0.1, 0.12);
    }

    private Task<TestBus> StartAsync(Inbox<Order> inbox) => TestBus.StartAsync(
        emulator,
        (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.VisibilityTimeout = TimeSpan.FromSeconds(2);
            endpoint.Keep(inbox);
        }),
        through: _proxy.ServiceUrl);
}
