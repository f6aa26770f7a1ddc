using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class RequestTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("request");

    [Fact]
    public async Task Answers_a_request_through_the_temporary_queue_of_the_bus_and_removes_it_on_stop()
    {
        var temporary = EmulatorFixture.UniqueName("answers");
        var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) =>
            {
                cfg.OverrideDefaultBusEndpointQueueName(temporary);
                cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<GetOrder>(context => context.RespondAsync(new OrderAnswer(context.Message.Id, "shipped"))));
            },
            registration => registration.AddRequestClient<GetOrder>(new Uri($"queue:{_queue}")));
        await using var _ = bus;
        using var scope = bus.Services.CreateScope();
        var client = scope.ServiceProvider.GetRequiredService<IRequestClient<GetOrder>>();

        var answer = await client.GetResponse<OrderAnswer>(new GetOrder("1"));
        Assert.NotNull(await bus.Clients.Sqs.FindQueueUrlAsync(temporary, CancellationToken.None));
        await bus.StopAsync();

        Assert.Equal(new OrderAnswer("1", "shipped"), answer.Message);
        Assert.Null(await bus.Clients.Sqs.FindQueueUrlAsync(temporary, CancellationToken.None));
    }

    [Fact]
    public async Task Tells_the_caller_of_a_request_that_its_consumer_failed()
    {
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<GetOrder>(_ => throw new InvalidOperationException("no such order"))),
            registration => registration.AddRequestClient<GetOrder>(new Uri($"queue:{_queue}")));
        using var scope = bus.Services.CreateScope();
        var client = scope.ServiceProvider.GetRequiredService<IRequestClient<GetOrder>>();

        var fault = await Assert.ThrowsAsync<RequestFaultException>(() => client.GetResponse<OrderAnswer>(new GetOrder("1")));

        Assert.Equal("no such order", Assert.Single(fault.Fault!.Exceptions).Message);
    }

    [Fact]
    public async Task Runs_under_the_test_harness()
    {
        await using var services = new ServiceCollection()
            .AddMassTransitTestHarness(registration =>
            {
                registration.AddConsumer<ShippingConsumer>();
                registration.UsingAmazonSqs((context, cfg) =>
                {
                    TestBus.Host(cfg, emulator.ServiceUrl, EmulatorFixture.UniqueName("bus"));
                    cfg.ConfigureEndpoints(context, new KebabCaseEndpointNameFormatter(EmulatorFixture.UniqueName("h"), false));
                });
            })
            .BuildServiceProvider(validateScopes: true);
        var harness = services.GetRequiredService<ITestHarness>();
        await harness.Start();

        await harness.Bus.Publish(new Order("1"));

        Assert.True(await harness.Consumed.Any<Order>());
        Assert.True(await harness.Published.Any<OrderShipped>());
        Assert.True(await harness.GetConsumerHarness<ShippingConsumer>().Consumed.Any<Order>());
    }

    [Fact]
    public async Task Receives_on_an_endpoint_that_is_connected_later_until_it_is_stopped()
    {
        var inbox = new Inbox<Order>();
        await using var bus = await TestBus.StartAsync(emulator, (_, _) => { });

        // Short: the poll that the stop cuts off may just have been handed the second message, which then shows when its visibility ends.
        var endpoint = bus.Bus.ConnectReceiveEndpoint(_queue, endpointConfigurator =>
        {
            var configurator = (IAmazonSqsReceiveEndpointConfigurator)endpointConfigurator;
            configurator.VisibilityTimeout = TimeSpan.FromSeconds(2);
            configurator.Keep(inbox);
        });
        await endpoint.Ready;
        await bus.Bus.Publish(new Order("1"));
        await inbox.WaitAsync();
        await endpoint.StopAsync(CancellationToken.None);
        await bus.Bus.Publish(new Order("2"));

        Assert.Equal([new Order("1")], inbox.Items);
        Assert.Contains("\"2\"", (await bus.TakeAsync(_queue)).Body, StringComparison.Ordinal);
    }

    private sealed class ShippingConsumer : IConsumer<Order>
    {
        public Task Consume(ConsumeContext<Order> context) => context.Publish(new OrderShipped(context.Message.Id));
    }
}
