using Fluxa.Testing;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Conformance;

/// <content>Endpoints that come, go and pass messages on.</content>
public abstract partial class TransportConformance
{
    [Fact]
    public async Task An_endpoint_that_is_connected_later_receives_until_it_is_stopped()
    {
        var inbox = new Inbox<Order>();
        await using var app = await StartAsync(_ => { });

        var endpoint = app.Bus.ConnectReceiveEndpoint(_queue, later => later.Keep(inbox));
        await endpoint.Ready;
        await app.SendAsync(_queue, new Order("1"));

        Assert.Equal([new Order("1")], await inbox.WaitAsync());
        await endpoint.StopAsync();
    }

    [Fact]
    public async Task A_stop_waits_for_the_consumer_that_is_at_work()
    {
        var (entered, release) = (new Signal("the consumer is entered"), new TaskCompletionSource());
        var inbox = new Inbox<Order>();
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(async context =>
        {
            entered.Set();
            await release.Task;
            await inbox.Add(context.Message);
        })));
        await app.SendAsync(_queue, new Order("1"));
        await entered.WaitAsync();

        var stop = app.Bus.StopAsync(Signal.Patience);
        Assert.False(stop.IsCompleted);
        release.SetResult();
        await stop;

        Assert.Single(inbox.Items);
    }

    [Fact]
    public async Task A_failed_message_is_redelivered_later_with_its_count()
    {
        var inbox = new Inbox<int>();
        await using var app = await StartAsync(cfg =>
        {
            cfg.UseDelayedMessageScheduler();
            cfg.ReceiveEndpoint(_queue, endpoint =>
            {
                endpoint.UseDelayedRedelivery(retry => retry.Interval(1, TimeSpan.FromSeconds(1)));
                endpoint.Handler<Order>(async context =>
                {
                    await inbox.Add(context.GetRedeliveryCount());
                    if (context.GetRedeliveryCount() == 0)
                    {
                        throw new InvalidOperationException("not yet");
                    }
                });
            });
        });

        await app.SendAsync(_queue, new Order("1"));

        Assert.Equal<int[]>([0, 1], await inbox.WaitAsync(2));
    }

    [Fact]
    public async Task A_request_that_nobody_answers_in_time_says_so()
    {
        await using var app = await StartAsync(cfg => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<GetOrder>(_ => Task.CompletedTask)));
        var client = app.Bus.CreateRequestClient<GetOrder>(new Uri($"queue:{_queue}"), TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<RequestTimeoutException>(() => client.GetResponse<OrderAnswer>(new GetOrder("1")));
    }

    [Fact]
    public async Task A_message_type_goes_to_the_entity_it_was_named()
    {
        var inbox = new Inbox<string?>();
        await using var app = await StartAsync(cfg =>
        {
            cfg.Message<Order>(message => message.SetEntityName(_queue + "-named"));
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(context => inbox.Add(context.DestinationAddress?.AbsolutePath.Split('/')[^1])));
        });

        await app.Bus.Publish(new Order("1"));

        Assert.Equal(_queue + "-named", Assert.Single(await inbox.WaitAsync()));
    }

    [Fact]
    public async Task A_forwarded_message_keeps_its_ids_and_headers()
    {
        var inbox = new Inbox<(Guid? Id, Guid? Correlation, string? Header)>();
        var (id, correlation) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var app = await StartAsync(cfg =>
        {
            cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(context => context.Forward(new Uri($"queue:{_queue}-next"))));
            cfg.ReceiveEndpoint(_queue + "-next", endpoint =>
            {
                endpoint.ConfigureConsumeTopology = false;
                endpoint.Handler<Order>(context => inbox.Add((context.MessageId, context.CorrelationId, context.Headers.Get<string>("tenant"))));
            });
        });

        await app.SendAsync(_queue, new Order("1"), context =>
        {
            context.MessageId = id;
            context.CorrelationId = correlation;
            context.Headers.Set("tenant", "acme");
        });

        Assert.Equal((id, correlation, "acme"), Assert.Single(await inbox.WaitAsync()));
    }
}
