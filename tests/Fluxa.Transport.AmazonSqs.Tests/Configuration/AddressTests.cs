using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Configuration;

public sealed class AddressTests
{
    private static readonly Uri Host = new("amazonsqs://eu-central-1/");
    private static readonly Uri ScopedHost = new("amazonsqs://eu-central-1/shop");

    [Theory]
    [InlineData("queue:orders", "amazonsqs://eu-central-1/orders")]
    [InlineData("queue:orders.fifo", "amazonsqs://eu-central-1/orders.fifo")]
    [InlineData("topic:Shop-Order", "amazonsqs://eu-central-1/Shop-Order?type=topic")]
    [InlineData("queue:orders?temporary=true", "amazonsqs://eu-central-1/orders?durable=false&autodelete=true")]
    [InlineData("amazonsqs://us-east-1/orders?durable=false", "amazonsqs://us-east-1/orders?durable=false")]
    [InlineData("amazonsqs://us-east-1/Shop-Order?type=topic", "amazonsqs://us-east-1/Shop-Order?type=topic")]
    [InlineData("amazonsqs://us-east-1/shop/orders", "amazonsqs://us-east-1/shop/orders")]
    public void Reads_addresses_as_the_stock_transport_does(string address, string expected) =>
        Assert.Equal(new Uri(expected), new AmazonSqsEndpointAddress(Host, new Uri(address)).ToUri());

    [Theory]
    [InlineData("queue:orders", "amazonsqs://eu-central-1/shop/orders")]
    [InlineData("topic:Order", "amazonsqs://eu-central-1/shop_Order?type=topic")]
    public void Puts_the_scope_before_queues_as_a_path_and_before_topics_as_a_prefix(string address, string expected) =>
        Assert.Equal(new Uri(expected), new AmazonSqsEndpointAddress(ScopedHost, new Uri(address)).ToUri());

    [Theory]
    [InlineData("queue:with space")]
    [InlineData("queue:a-name-that-is-longer-than-the-eighty-characters-which-sqs-takes-as-the-name-of-a-queue")]
    [InlineData("topic:no/slash")]
    public void Refuses_a_name_that_AWS_would_refuse(string address) =>
        Assert.Throws<AmazonSqsTransportConfigurationException>(() => new AmazonSqsEndpointAddress(Host, new Uri(address)));

    [Fact]
    public void Refuses_an_address_of_another_transport() =>
        Assert.Throws<ArgumentException>(() => new AmazonSqsEndpointAddress(Host, new Uri("rabbitmq://localhost/orders")));

    [Theory]
    [InlineData("amazonsqs://eu-central-1", "/")]
    [InlineData("amazonsqs://eu-central-1/shop", "shop")]
    public void Reads_the_scope_of_a_host(string address, string scope) => Assert.Equal(scope, new AmazonSqsHostAddress(new Uri(address)).Scope);
}
