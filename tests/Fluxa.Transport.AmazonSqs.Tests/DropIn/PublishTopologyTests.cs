using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class PublishTopologyTests(EmulatorFixture emulator)
{
    private readonly string _scope = EmulatorFixture.UniqueName("known");

    [Fact]
    public async Task Deploys_the_topics_of_a_namespaces_message_types_before_anyone_publishes()
    {
        await using var bus = await TestBus.StartAsync(
            emulator,
            (_, cfg) =>
            {
                cfg.DeployPublishTopology = true;
                cfg.AddPublishMessageTypesFromNamespaceContaining<Order>(
                    (topic, type) => topic.TopicAttributes["DisplayName"] = type.Name,
                    type => type == typeof(Order) || type == typeof(OrderShipped));
            },
            scope: _scope);

        var names = await bus.TopicAttributeAsync("DisplayName", [.. new[] { nameof(Order), nameof(OrderShipped), nameof(GetOrder) }
            .Select(type => $"{_scope}_Fluxa_Transport_AmazonSqs_Tests_Buses-{type}")]);

        Assert.Equal<string?>([nameof(Order), nameof(OrderShipped), null], names);
    }
}
