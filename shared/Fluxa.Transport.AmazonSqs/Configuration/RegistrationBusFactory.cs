using MassTransit;
using MassTransit.Configuration;
using MassTransit.Transports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>Creates the bus that was registered in a container.</summary>
internal sealed class RegistrationBusFactory(Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? configure) : IRegistrationBusFactory
{
    public IBusInstance CreateBus(IBusRegistrationContext context, IEnumerable<IBusInstanceSpecification> specifications, string busName)
    {
        var configuration = new BusConfiguration(context.GetService<TimeProvider>() ?? TimeProvider.System);

        return new Factory(configuration, configure).CreateBus(context, specifications, busName);
    }

    private sealed class Factory(BusConfiguration configuration, Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator>? configure) :
        TransportRegistrationBusFactory<IAmazonSqsReceiveEndpointConfigurator>(configuration.Host)
    {
        public override IBusInstance CreateBus(IBusRegistrationContext context, IEnumerable<IBusInstanceSpecification> specifications, string busName)
        {
            var configurator = new BusFactoryConfigurator(configuration);
            Apply(context.GetRequiredService<IOptionsMonitor<AmazonSqsTransportOptions>>().Get(busName), configurator);

            return CreateBus(configurator, context, configure, specifications);
        }

        private static void Apply(AmazonSqsTransportOptions options, IAmazonSqsBusFactoryConfigurator configurator)
        {
            if (string.IsNullOrWhiteSpace(options.Region))
            {
                return;
            }

            configurator.Host(options.Region, host =>
            {
                host.AccessKey(options.AccessKey ?? "");
                host.SecretKey(options.SecretKey ?? "");
                host.ServiceUrl(options.ServiceUrl);
                if (!string.IsNullOrWhiteSpace(options.Scope))
                {
                    host.Scope(options.Scope);
                }
            });
        }
    }
}
