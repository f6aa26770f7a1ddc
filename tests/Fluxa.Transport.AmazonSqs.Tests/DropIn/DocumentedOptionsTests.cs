using System.Reflection;
using System.Runtime.CompilerServices;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class DocumentedOptionsTests
{
    [Theory]
    [InlineData(typeof(IAmazonSqsHostConfigurator))]
    [InlineData(typeof(IAmazonSqsBusFactoryConfigurator))]
    [InlineData(typeof(IAmazonSqsReceiveEndpointConfigurator))]
    [InlineData(typeof(IAmazonSqsQueueConfigurator))]
    [InlineData(typeof(IAmazonSqsQueueEndpointConfigurator))]
    [InlineData(typeof(IAmazonSqsSendTopologyConfigurator))]
    public void The_transport_page_names_every_option(Type configurator)
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "transport.md"));

        var missing = configurator.GetMembers()
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(member => member.Name)
            .Where(name => !page.Contains(name, StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
