using Fluxa.Transport.AmazonSqs.Configuration;

namespace MassTransit;

/// <summary>Short forms of host and endpoint configuration.</summary>
public static class AmazonSqsHostConfigurationExtensions
{
    /// <summary>Sets the host by region.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="hostName">The region's system name, such as <c>eu-central-1</c>.</param>
    /// <param name="configure">Configures credentials, scope and service URL.</param>
    public static void Host(this IAmazonSqsBusFactoryConfigurator configurator, string hostName, Action<IAmazonSqsHostConfigurator> configure) =>
        configurator.Host(new AmazonSqsHostAddress(hostName, null), configure);

    /// <summary>Sets the host by address.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="hostAddress"><c>amazonsqs://region/scope</c>, optionally with <c>key:secret@</c>.</param>
    /// <param name="configure">Configures credentials, scope and service URL.</param>
    public static void Host(this IAmazonSqsBusFactoryConfigurator configurator, Uri hostAddress, Action<IAmazonSqsHostConfigurator> configure)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        ArgumentNullException.ThrowIfNull(hostAddress);
        ArgumentNullException.ThrowIfNull(configure);

        var host = new HostConfigurator(hostAddress);
        configure(host);

        configurator.Host(host.Build());
    }

    /// <summary>Adds an endpoint on a temporary queue with a generated name.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="configure">Configures the endpoint.</param>
    public static void ReceiveEndpoint(this IAmazonSqsBusFactoryConfigurator configurator, Action<IAmazonSqsReceiveEndpointConfigurator>? configure = null) =>
        configurator.ReceiveEndpoint(new TemporaryEndpointDefinition(), configure);

    /// <summary>Adds an endpoint described by a definition.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="definition">Name, limits and lifetime of the endpoint.</param>
    /// <param name="configure">Configures the endpoint.</param>
    public static void ReceiveEndpoint(
        this IAmazonSqsBusFactoryConfigurator configurator,
        IEndpointDefinition definition,
        Action<IAmazonSqsReceiveEndpointConfigurator>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configurator);

        configurator.ReceiveEndpoint(definition, DefaultEndpointNameFormatter.Instance, configure);
    }
}
