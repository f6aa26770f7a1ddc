using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using MassTransit.Serialization;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

/// <summary>Endpoints that definitions, registrations and callbacks describe instead of code beside the bus.</summary>
public sealed class EndpointDefinitionTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("defined");

    [Fact]
    public async Task Gives_a_consumer_the_endpoint_that_its_registration_and_its_definition_describe()
    {
        await using var bus = await TestBus.StartAsync(
            emulator,
            (context, cfg) => cfg.ConfigureEndpoints(context),
            registration =>
            {
                registration.AddConsumer<Shipper, ShipperDefinition>().Endpoint(endpoint =>
                {
                    endpoint.Name = _queue;
                    endpoint.PrefetchCount = 17;
                    endpoint.ConcurrentMessageLimit = 5;
                });
                registration.AddAmazonSqsConfigureEndpointsCallback((_, _, endpoint) => endpoint.QueueAttributes["MessageRetentionPeriod"] = 7_200);
            });

        var probe = System.Text.Json.JsonSerializer.Serialize(bus.Bus.GetProbeResult().Results, SystemTextJsonMessageSerializer.Options);
        var attributes = await bus.Clients.Sqs.GetQueueAttributesAsync((await bus.Clients.Sqs.FindQueueUrlAsync(_queue, CancellationToken.None))!, CancellationToken.None);

        Assert.Matches("refetchCount\":\\s*17", probe);
        Assert.Matches("oncurrentMessageLimit\":\\s*5", probe);
        Assert.Equal(("45", "7200"), (attributes["VisibilityTimeout"], attributes["MessageRetentionPeriod"]));
    }

    [Fact]
    public async Task Removes_the_queue_of_a_temporary_definition_when_the_bus_stops()
    {
        var inbox = new Inbox<(Order Order, string Queue)>();
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(new TemporaryEndpointDefinition("temp"), endpoint =>
            endpoint.Handler<Order>(context => inbox.Add((context.Message, context.ReceiveContext.InputAddress.Segments[^1])))));
        await bus.Bus.Publish(new Order("1"));
        var (order, queue) = Assert.Single(await inbox.WaitAsync());
        Assert.NotNull(await bus.Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None));

        await bus.StopAsync();

        Assert.Equal(new Order("1"), order);
        Assert.Null(await bus.Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None));
    }

    private sealed class Shipper : IConsumer<OrderShipped>
    {
        public Task Consume(ConsumeContext<OrderShipped> context) => Task.CompletedTask;
    }

    private sealed class ShipperDefinition : ConsumerDefinition<Shipper>
    {
        protected override void ConfigureConsumer(
            IReceiveEndpointConfigurator endpointConfigurator,
            IConsumerConfigurator<Shipper> consumerConfigurator,
            IRegistrationContext context)
        {
            if (endpointConfigurator is IAmazonSqsReceiveEndpointConfigurator sqs)
            {
                sqs.QueueAttributes["VisibilityTimeout"] = 45;
            }
        }
    }
}
