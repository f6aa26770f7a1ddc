using Amazon;
using Amazon.Runtime;
using Fluxa.Transport.AmazonSqs.Configuration;

namespace MassTransit;

/// <summary>Selects Amazon SQS and SNS as a bus's transport.</summary>
public static class AmazonSqsBusFactoryConfiguratorExtensions
{
    /// <summary>Runs the registered bus on Amazon SQS and SNS.</summary>
    /// <param name="configurator">The bus's registrations.</param>
    /// <param name="configure">Configures the bus.</param>
    public static void UsingAmazonSqs(
        this IBusRegistrationConfigurator configurator,
        Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configurator);

        configurator.SetBusFactory(new RegistrationBusFactory(configure));
    }

    /// <summary>Creates a bus on Amazon SQS and SNS without a container.</summary>
    /// <param name="selector">The factory selector, <c>Bus.Factory</c>.</param>
    /// <param name="configure">Configures the bus.</param>
    public static IBusControl CreateUsingAmazonSqs(this IBusFactorySelector selector, Action<IAmazonSqsBusFactoryConfigurator> configure) =>
        AmazonSqsBusFactory.Create(configure);

    /// <summary>Uses an emulator on <c>http://localhost:4566</c>, where LocalStack listens by default.</summary>
    /// <param name="configurator">The bus.</param>
    public static void LocalstackHost(this IAmazonSqsBusFactoryConfigurator configurator) =>
        configurator.EmulatorHost(new Uri("http://localhost:4566"));

    /// <summary>Uses an emulator: region us-east-1, any credentials.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="serviceUrl">The emulator's address.</param>
    /// <param name="configure">Configures the host further.</param>
    public static void EmulatorHost(
        this IAmazonSqsBusFactoryConfigurator configurator,
        Uri serviceUrl,
        Action<IAmazonSqsHostConfigurator>? configure = null)
    {
        configurator.Host(RegionEndpoint.USEast1.SystemName, host =>
        {
            host.ServiceUrl(serviceUrl);
            host.Credentials(new BasicAWSCredentials("emulator", "emulator"));
            configure?.Invoke(host);
        });
    }

    /// <summary>Uses the region and credentials that the AWS default chains find.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="configure">Configures the host further.</param>
    public static void UseDefaultHost(this IAmazonSqsBusFactoryConfigurator configurator, Action<IAmazonSqsHostConfigurator>? configure = null) =>
        configurator.UseDefaultHost(
            FallbackRegionFactory.GetRegionEndpoint() ?? throw new ConfigurationException(
                "No AWS region was found in the environment, the profile or the instance's metadata: set AWS_REGION or name the region"),
            configure);

    /// <summary>Uses a region and the credentials that the AWS default chain finds.</summary>
    /// <param name="configurator">The bus.</param>
    /// <param name="endpoint">The region.</param>
    /// <param name="configure">Configures the host further.</param>
    public static void UseDefaultHost(
        this IAmazonSqsBusFactoryConfigurator configurator,
        RegionEndpoint endpoint,
        Action<IAmazonSqsHostConfigurator>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);

        configurator.Host(endpoint.SystemName, host => configure?.Invoke(host));
    }
}
