using Fluxa.Configuration;
using Fluxa.Hosting.Aws;
using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.Health;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Bus;

/// <summary>Adds MassTransit over Amazon SQS and SNS.</summary>
public static class BusBuilderExtensions
{
    private const string HealthCheckName = "bus";

    // SIGTERM to exit is 25 s at most; what is left of it belongs to the hosted services that stop after the bus.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Adds the bus: account and region from <see cref="AwsOptions"/>, names from <see cref="TopologyOptions"/>, the message's correlation id
    /// on every log line of its consumer, a health check <c>bus</c> tagged <c>ready</c>. The service starts before the broker answers; a bus
    /// that can't reach it keeps trying and is not ready.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="registrations">Adds consumers.</param>
    /// <param name="bus">Configures the bus further, before its endpoints.</param>
    public static IHostApplicationBuilder AddFluxaBus(
        this IHostApplicationBuilder builder,
        Action<IBusRegistrationConfigurator> registrations,
        Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? bus = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(registrations);

        builder.Services.AddFluxaTopology(builder.Configuration);
        builder.Services.AddMassTransit(registration =>
        {
            // MassTransit reports its use to its makers unless told not to: this service talks to nobody but its own broker.
            registration.DisableUsageTelemetry();
            registration.ConfigureHealthCheckOptions(Check);
            registrations(registration);
            registration.UsingAmazonSqs((context, configurator) => Configure(context, configurator, bus));
        });
        return builder;
    }

    /// <summary>Adds <see cref="TopologyOptions"/> and <see cref="FluxaTopology"/> without a bus: for a service that knows queues but consumes nothing.</summary>
    /// <param name="services">The service.</param>
    /// <param name="configuration">The whole configuration.</param>
    public static IServiceCollection AddFluxaTopology(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidatedOptions<TopologyOptions>(configuration, TopologyOptions.Section);
        services.TryAddSingleton<FluxaTopology>();
        services.AddOptions<MassTransitHostOptions>().Configure(host =>
        {
            host.WaitUntilStarted = false;
            host.StopTimeout = StopTimeout;
        });
        return services;
    }

    private static void Configure(
        IBusRegistrationContext context,
        IAmazonSqsBusFactoryConfigurator configurator,
        Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? bus)
    {
        var topology = context.GetRequiredService<IOptions<TopologyOptions>>().Value;
        UseHost(configurator, context.GetRequiredService<IOptions<AwsOptions>>().Value);
        configurator.DeployTopology = topology.Deploy;
        if (topology.Prefix.Length > 0)
        {
            configurator.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(configurator.MessageTopology.EntityNameFormatter, topology.Prefix));
        }

        configurator.UseConsumeFilter(typeof(CorrelationConsumeFilter<>), context);
        bus?.Invoke(context, configurator);
        configurator.ConfigureEndpoints(context);
    }

    private static void UseHost(IAmazonSqsBusFactoryConfigurator configurator, AwsOptions aws) =>
        configurator.Host(aws.Region, host =>
        {
            if (aws.AccessKey.Length > 0)
            {
                host.AccessKey(aws.AccessKey);
                host.SecretKey(aws.SecretKey);
            }

            if (aws.ServiceUrl.Length > 0)
            {
                host.ServiceUrl(new Uri(aws.ServiceUrl));
            }
        });

    private static void Check(IHealthCheckOptionsConfigurator options)
    {
        options.Name = HealthCheckName;
        options.MinimalFailureStatus = HealthStatus.Unhealthy;
        options.Tags.Clear();
        options.Tags.Add(HealthEndpoints.ReadyTag);
    }
}
