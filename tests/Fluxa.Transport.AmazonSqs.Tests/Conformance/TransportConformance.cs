using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.Conformance;

/// <summary>What a MassTransit application may expect of any transport; each transport runs the same facts.</summary>
public abstract partial class TransportConformance
{
    private readonly string _queue = EmulatorFixture.UniqueName("conform");

    [Fact]
    public async Task A_sent_message_is_consumed_with_its_headers_and_ids()
    {
        var inbox = new Inbox<(Order Order, string? Header, Guid? Correlation, bool HasIds)>();
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(context => inbox.Add((
            context.Message,
            context.Headers.Get<string>("tenant"),
            context.CorrelationId,
            context is { MessageId: not null, ConversationId: not null, SourceAddress: not null, DestinationAddress: not null, SentTime: not null })))));
        var id = Guid.CreateVersion7();

        await app.SendAsync(_queue, new Order("1", "Zürich ☕"), context =>
        {
            context.CorrelationId = id;
            context.Headers.Set("tenant", "acme");
        });

        Assert.Equal((new Order("1", "Zürich ☕"), "acme", id, true), Assert.Single(await inbox.WaitAsync()));
    }

    [Fact]
    public async Task A_published_message_reaches_every_endpoint_that_consumes_it()
    {
        var (first, second) = (new Inbox<Order>(), new Inbox<Order>());
        await using var app = await StartAsync(cfg =>
        {
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(first));
            cfg.ReceiveEndpoint(_queue + "-too", endpoint => endpoint.Keep(second));
        });

        await app.Bus.Publish(new Order("1"));

        Assert.Equal([new Order("1")], await first.WaitAsync());
        Assert.Equal([new Order("1")], await second.WaitAsync());
    }

    [Fact]
    public async Task A_request_is_answered_and_a_failed_one_says_why()
    {
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<GetOrder>(context => context.Message.Id == "1"
            ? context.RespondAsync(new OrderAnswer("1", "shipped"))
            : throw new InvalidOperationException("no such order"))));
        var client = app.Bus.CreateRequestClient<GetOrder>(new Uri($"queue:{_queue}"));

        var answer = await client.GetResponse<OrderAnswer>(new GetOrder("1"));
        var fault = await Assert.ThrowsAsync<RequestFaultException>(() => client.GetResponse<OrderAnswer>(new GetOrder("2")));

        Assert.Equal("shipped", answer.Message.State);
        Assert.Equal("no such order", Assert.Single(fault.Fault!.Exceptions).Message);
    }

    [Fact]
    public async Task A_consumer_that_fails_at_first_is_retried_and_then_done()
    {
        var attempts = 0;
        var inbox = new Inbox<Order>();
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.UseMessageRetry(retry => retry.Immediate(2));
            endpoint.Handler<Order>(context => Interlocked.Increment(ref attempts) < 3 ? throw new InvalidOperationException("not yet") : inbox.Add(context.Message));
        }));

        await app.SendAsync(_queue, new Order("1"));

        Assert.Single(await inbox.WaitAsync());
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task A_consumer_that_fails_for_good_leaves_a_fault_and_a_message_in_the_error_queue()
    {
        var faults = new Inbox<Fault<Order>>();
        var errors = new Inbox<string?>();
        await using var app = await StartAsync(cfg =>
        {
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(_ => throw new InvalidOperationException("out of stock")));
            cfg.ReceiveEndpoint(_queue + "-faults", endpoint => endpoint.Keep(faults));
            cfg.ReceiveEndpoint(_queue + "_error", endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Handler<Order>(context => errors.Add(context.ReceiveContext.TransportHeaders.Get<string>(MessageHeaders.FaultMessage)));
            });
        });

        await app.SendAsync(_queue, new Order("1"));

        var fault = Assert.Single(await faults.WaitAsync());
        Assert.Equal((new Order("1"), "out of stock"), (fault.Message, fault.Exceptions[0].Message));
        Assert.Equal("out of stock", Assert.Single(await errors.WaitAsync()));
    }

    [Fact]
    public async Task A_message_that_nobody_consumes_is_skipped_and_its_successor_is_not()
    {
        var (inbox, skipped) = (new Inbox<Order>(), new Inbox<GetOrder>());
        await using var app = await StartAsync(cfg =>
        {
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
            cfg.ReceiveEndpoint(_queue + "_skipped", endpoint => endpoint.Keep(skipped));
        });

        await app.SendAsync(_queue, new GetOrder("nobody's"));
        await app.SendAsync(_queue, new Order("1"));

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
        Assert.Equal([new GetOrder("nobody's")], await skipped.WaitAsync());
    }

    [Fact]
    public async Task A_delayed_message_arrives_later()
    {
        var inbox = new Inbox<Order>();
        await using var app = await StartAsync(cfg =>
        {
            cfg.UseDelayedMessageScheduler();
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(inbox));
        });

        await app.SendAsync(_queue, new Order("later"), context => context.Delay = TimeSpan.FromSeconds(2));
        await app.SendAsync(_queue, new Order("now"));

        Assert.Equal(["now", "later"], (await inbox.WaitAsync(2)).Select(order => order.Id));
    }

    [Fact]
    public async Task No_more_messages_are_in_work_than_the_limit_says()
    {
        var (running, most) = (0, 0);
        var inbox = new Inbox<Order>();
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.ConcurrentMessageLimit = 3;
            endpoint.Handler<Order>(async context =>
            {
                var now = Interlocked.Increment(ref running);
                for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
                {
                    Interlocked.CompareExchange(ref most, now, seen);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
                Interlocked.Decrement(ref running);
                await inbox.Add(context.Message);
            });
        }));

        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => app.SendAsync(_queue, new Order($"{number}"))));

        await inbox.WaitAsync(30);
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task A_consumers_sends_carry_on_its_conversation()
    {
        var inbox = new Inbox<(Guid? Conversation, Guid? Initiator)>();
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.Handler<Order>(async context =>
            {
                await inbox.Add((context.ConversationId, context.CorrelationId));
                await context.Publish(new OrderShipped(context.Message.Id));
            });
            endpoint.Handler<OrderShipped>(context => inbox.Add((context.ConversationId, context.InitiatorId)));
        }));

        await app.SendAsync(_queue, new Order("1"), context => context.CorrelationId = Guid.CreateVersion7());

        var seen = await inbox.WaitAsync(2);
        Assert.NotNull(seen[0].Conversation);
        Assert.Equal(seen[0], seen[1]);
    }

    [Fact]
    public async Task Observers_see_a_message_from_its_send_to_its_consumption()
    {
        var (sent, consumed) = (new Signal("the send is observed"), new Signal("the consumption is observed"));
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>())));
        app.Bus.ConnectSendObserver(new Observers(sent, consumed));
        app.Bus.ConnectConsumeObserver(new Observers(sent, consumed));

        await app.SendAsync(_queue, new Order("1"));

        await sent.WaitAsync();
        await consumed.WaitAsync();
    }

    [Fact]
    public async Task The_bus_is_healthy_while_it_runs_and_not_before()
    {
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Keep(new Inbox<Order>())));

        var running = app.Bus.CheckHealth().Status;
        await app.Bus.StopAsync(Signal.Patience);

        Assert.Equal(BusHealthStatus.Healthy, running);
        Assert.NotEqual(BusHealthStatus.Healthy, app.Bus.CheckHealth().Status);
    }

    /// <summary>Registers the bus on the transport under test.</summary>
    protected abstract void Use(IBusRegistrationConfigurator registration, Action<IBusFactoryConfigurator> configure);

    private async Task<App> StartAsync(Action<IBusFactoryConfigurator> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMassTransit(registration => Use(registration, configure));
        var app = new App(services.BuildServiceProvider());
        await app.Bus.StartAsync(Signal.Patience);
        return app;
    }

    private sealed class App(ServiceProvider services) : IAsyncDisposable
    {
        public IBusControl Bus { get; } = services.GetRequiredService<IBusControl>();

        public async Task SendAsync<T>(string queue, T message, Action<SendContext<T>>? configure = null)
            where T : class
        {
            var endpoint = await Bus.GetSendEndpoint(new Uri($"queue:{queue}"));
            await endpoint.Send(message, Pipe.Execute(configure ?? (_ => { })));
        }

        public async ValueTask DisposeAsync()
        {
            await Bus.StopAsync(Signal.Patience);
            await services.DisposeAsync();
        }
    }
}
