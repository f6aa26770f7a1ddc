using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Conformance;

/// <summary>MassTransit's own in-memory transport: shows that the suite asks for what MassTransit promises, not for what ours happens to do.</summary>
public sealed class InMemoryConformanceTests : TransportConformance
{
    protected override void Use(IBusRegistrationConfigurator registration, Action<IBusFactoryConfigurator> configure) =>
        registration.UsingInMemory((_, cfg) => configure(cfg));
}
