using Fluxa.Transport.AmazonSqs.Tests.Buses;
using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Topology;

public sealed class MessageNameFormatterTests
{
    [Theory]
    [InlineData(typeof(Order), "Fluxa_Transport_AmazonSqs_Tests_Buses-Order")]
    [InlineData(typeof(Nested), "Fluxa_Transport_AmazonSqs_Tests_Topology-MessageNameFormatterTests_Nested")]
    [InlineData(typeof(Fault<Order>), "MassTransit-Fault--Fluxa_Transport_AmazonSqs_Tests_Buses-Order--")]
    public void Names_topics_as_the_stock_transport_does(Type type, string name) => Assert.Equal(name, new MessageNameFormatter().GetMessageName(type));

    [Fact]
    public void Refuses_an_open_generic_type() => Assert.Throws<ArgumentException>(() => new MessageNameFormatter().GetMessageName(typeof(Fault<>)));

    public sealed record Nested;
}
