using Fluxa.Transport.AmazonSqs.Configuration;

namespace MassTransit;

/// <summary>Creates buses on Amazon SQS and SNS without a container.</summary>
public static class AmazonSqsBusFactory
{
    /// <summary>Creates a bus; start it before use.</summary>
    /// <param name="configure">Configures the bus.</param>
    public static IBusControl Create(Action<IAmazonSqsBusFactoryConfigurator> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);

        var busConfiguration = new BusConfiguration(TimeProvider.System);
        var configurator = new Fluxa.Transport.AmazonSqs.Configuration.BusFactoryConfigurator(busConfiguration);
        configure(configurator);

        return configurator.Build(busConfiguration);
    }
}
