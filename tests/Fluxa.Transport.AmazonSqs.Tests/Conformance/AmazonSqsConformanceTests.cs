using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Conformance;

public sealed class AmazonSqsConformanceTests(EmulatorFixture emulator) : TransportConformance
{
    protected override void Use(IBusRegistrationConfigurator registration, Action<IBusFactoryConfigurator> configure) =>
        registration.UsingAmazonSqs((_, cfg) =>
        {
            TestBus.Host(cfg, emulator.ServiceUrl, EmulatorFixture.UniqueName("conform"));
            configure(cfg);
        });
}
