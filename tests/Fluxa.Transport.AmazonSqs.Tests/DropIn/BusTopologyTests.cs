using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class BusTopologyTests
{
    [Fact]
    public void Tells_the_addresses_of_topics()
    {
        var topology = Assert.IsType<IAmazonSqsBusTopology>(Bus().Topology, exactMatch: false);

        Assert.Equal(new Uri("amazonsqs://eu-central-1/shop_invoices?type=topic"), topology.GetDestinationAddress("invoices"));
        Assert.Equal(
            new Uri("amazonsqs://eu-central-1/shop_Fluxa_Transport_AmazonSqs_Tests_Buses-Order?type=topic"),
            topology.GetDestinationAddress(typeof(Buses.Order)));
        Assert.Equal(
            new Uri("amazonsqs://eu-central-1/shop_invoices?durable=false&autodelete=true&type=topic"),
            topology.GetDestinationAddress("invoices", topic => (topic.Durable, topic.AutoDelete) = (false, true)));
    }

    [Fact]
    public void Tells_the_address_that_a_published_type_is_published_to()
    {
        var bus = Bus();

        Assert.True(bus.Topology.TryGetPublishAddress<Buses.Order>(out var address));
        Assert.Equal(((IAmazonSqsBusTopology)bus.Topology).GetDestinationAddress(typeof(Buses.Order)), address);
    }

    private static IBusControl Bus() => AmazonSqsBusFactory.Create(cfg => cfg.Host("eu-central-1", host => host.Scope("shop", scopeTopics: true)));
}
