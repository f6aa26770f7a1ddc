using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Configuration;

public sealed class ConfigurationTests(EmulatorFixture emulator)
{
    private static readonly Dictionary<string, Action<IAmazonSqsReceiveEndpointConfigurator>> Wrong = new()
    {
        ["PrefetchCount must"] = endpoint => endpoint.PrefetchCount = 0,
        ["WaitTimeSeconds must"] = endpoint => endpoint.WaitTimeSeconds = 21,
        ["VisibilityTimeout must be 2 seconds"] = endpoint => endpoint.VisibilityTimeout = TimeSpan.FromSeconds(1),
        ["MaxVisibilityTimeout must not"] = endpoint =>
            (endpoint.VisibilityTimeout, endpoint.MaxVisibilityTimeout) = (TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1)),
        ["RedeliverVisibilityTimeout must"] = endpoint => endpoint.RedeliverVisibilityTimeout = -1,
        ["MaxReceiveCount must"] = endpoint => endpoint.MaxReceiveCount = 0,
    };

    public static TheoryData<string> Faults => new(Wrong.Keys);

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_the_setting_that_SQS_would_refuse(string fault)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Bus.Factory.CreateUsingAmazonSqs(cfg =>
        {
            cfg.EmulatorHost(emulator.ServiceUrl);
            cfg.ReceiveEndpoint("orders", Wrong[fault]);
        }));

        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_half_a_pair_of_keys() =>
        Assert.Throws<AmazonSqsTransportConfigurationException>(() => Bus.Factory.CreateUsingAmazonSqs(cfg =>
            cfg.Host("us-east-1", host => host.AccessKey("only one"))));

    [Fact]
    public void Asks_for_a_host() =>
        Assert.Contains("cfg.Host", Assert.ThrowsAny<Exception>(() => Bus.Factory.CreateUsingAmazonSqs(_ => { })).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task An_endpoint_has_the_limits_of_the_bus_unless_it_has_its_own()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) =>
        {
            cfg.PrefetchCount = 41;
            cfg.ConcurrentMessageLimit = 7;
            cfg.ReceiveEndpoint(EmulatorFixture.UniqueName("as-the-bus"), endpoint => endpoint.Keep(new Inbox<Order>()));
            cfg.ReceiveEndpoint(EmulatorFixture.UniqueName("its-own"), endpoint =>
            {
                endpoint.PrefetchCount = 43;
                endpoint.ConcurrentMessageLimit = 9;
                endpoint.Keep(new Inbox<Order>());
            });
        });

        var probe = System.Text.Json.JsonSerializer.Serialize(bus.Bus.GetProbeResult().Results);

        Assert.Matches("as-the-bus[^}]*refetchCount\":41,[^}]*oncurrentMessageLimit\":7", probe);
        Assert.Matches("its-own[^}]*refetchCount\":43,[^}]*oncurrentMessageLimit\":9", probe);
    }

    [Fact]
    public async Task Shows_its_settings_to_a_probe()
    {
        await using var bus = await TestBus.StartAsync(emulator, (_, cfg) => cfg.ReceiveEndpoint(EmulatorFixture.UniqueName("probe"), endpoint =>
        {
            endpoint.PrefetchCount = 33;
            endpoint.ConcurrentDeliveryLimit = 4;
            endpoint.DisableMessageOrdering();
            endpoint.Keep(new Inbox<Order>());
        }));

        var probe = System.Text.Json.JsonSerializer.Serialize(bus.Bus.GetProbeResult().Results);

        Assert.Contains("refetchCount\":33", probe, StringComparison.Ordinal);
        Assert.Contains("oncurrentDeliveryLimit\":4", probe, StringComparison.Ordinal);
        Assert.Contains("sOrdered\":false", probe, StringComparison.Ordinal);
        Assert.Contains("-Order\"", probe, StringComparison.Ordinal);
        Assert.Contains("_error\"", probe, StringComparison.Ordinal);
        Assert.Contains("AmazonSQS", probe, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", probe, StringComparison.OrdinalIgnoreCase);
    }
}
