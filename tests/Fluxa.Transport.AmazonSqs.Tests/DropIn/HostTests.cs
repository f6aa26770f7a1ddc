using Amazon.Runtime;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Configuration;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

/// <summary>Every way the stock transport has to say which account, region and address a bus talks to.</summary>
public sealed class HostTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("host");
    private readonly string _scope = EmulatorFixture.UniqueName("scope");

    [Fact]
    public void Takes_region_scope_and_keys_from_an_address()
    {
        var settings = new HostConfigurator(new Uri("amazonsqs://key:sec%2Fret@eu-west-1/shop")).Build();

        var keys = settings.Credentials!.GetCredentials();
        Assert.Equal(("eu-west-1", "shop", "key", "sec/ret"), (settings.Region.SystemName, settings.Scope, keys.AccessKey, keys.SecretKey));
        Assert.Equal(new Uri("amazonsqs://eu-west-1/shop"), settings.HostAddress);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("configurations of the SDK's clients")]
    public async Task Runs_with_what_it_was_given(string given)
    {
        var inbox = new Inbox<Uri>();
        await using var running = await StartAsync(
            cfg => cfg.Host(new Uri($"amazonsqs://us-east-1/{_scope}"), host =>
            {
                host.EnableScopedTopics();
                host.AccessKey("test");
                host.SecretKey("test");
                if (given == "keys")
                {
                    host.ServiceUrl(emulator.ServiceUrl);
                    return;
                }

                host.Config(new SdkConfig("sqs") { ServiceURL = emulator.ServiceUrl.ToString() });
                host.Config(new SdkConfig("sns") { ServiceURL = emulator.ServiceUrl.ToString() });
            }),
            _queue,
            context => inbox.Add(context.ReceiveContext.InputAddress));

        await running.Bus.Publish(new Order("1"));

        Assert.Equal([new Uri($"amazonsqs://us-east-1/{_scope}/{_queue}")], await inbox.WaitAsync());
    }

    [Fact]
    public void Refuses_the_configuration_of_a_client_it_has_no_use_for() =>
        Assert.Contains("s3", Assert.Throws<AmazonSqsTransportConfigurationException>(() =>
            new HostConfigurator(new Uri("amazonsqs://eu-west-1")).Config(new SdkConfig("s3") { ServiceURL = "http://localhost" })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Takes_what_the_options_of_the_container_say()
    {
        var inbox = new Inbox<Uri>();
        var services = new ServiceCollection().AddLogging();
        services.Configure<AmazonSqsTransportOptions>(options =>
            (options.Region, options.Scope, options.AccessKey, options.SecretKey, options.ServiceUrl) = ("us-east-1", _scope, "test", "test", emulator.ServiceUrl));
        services.AddMassTransit(x => x.UsingAmazonSqs((_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.Handler<Order>(context => inbox.Add(context.ReceiveContext.InputAddress));
        })));
        await using var provider = services.BuildServiceProvider();
        var bus = provider.GetRequiredService<IBusControl>();
        await bus.StartAsync(Signal.Patience);
        await using var running = new Running(bus);

        await (await bus.GetSendEndpoint(new Uri($"queue:{_queue}"))).Send(new Order("1"));

        Assert.Equal([new Uri($"amazonsqs://us-east-1/{_scope}/{_queue}")], await inbox.WaitAsync());
    }

    [Fact]
    public async Task Copies_only_those_headers_to_attributes_that_are_allowed()
    {
        var inbox = new Inbox<(string? Attribute, string? Header, string? Allowed)>();
        await using var running = await StartAsync(
            cfg => cfg.Host("us-east-1", host =>
            {
                host.ServiceUrl(emulator.ServiceUrl);
                host.Credentials(new BasicAWSCredentials("test", "test"));
                host.Scope(_scope, scopeTopics: true);
                host.AllowTransportHeader(header => header.Key != "secret");
            }),
            _queue,
            context => inbox.Add((
                context.ReceiveContext.TransportHeaders.Get<string>("secret"),
                context.Headers.Get<string>("secret"),
                context.ReceiveContext.TransportHeaders.Get<string>("open"))));

        await (await running.Bus.GetSendEndpoint(new Uri($"queue:{_queue}"))).Send(new Order("1"), context =>
        {
            context.Headers.Set("secret", "s");
            context.Headers.Set("open", "o");
        });

        Assert.Equal((null, "s", "o"), Assert.Single(await inbox.WaitAsync()));
    }

    private static async Task<Running> StartAsync(Action<IAmazonSqsBusFactoryConfigurator> host, string queue, Func<ConsumeContext<Order>, Task> consume)
    {
        var bus = Bus.Factory.CreateUsingAmazonSqs(cfg =>
        {
            host(cfg);
            cfg.ReceiveEndpoint(queue, endpoint => endpoint.Handler<Order>(context => consume(context)));
        });
        await bus.StartAsync(Signal.Patience);
        return new Running(bus);
    }

    private sealed record Running(IBusControl Bus) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Bus.StopAsync(Signal.Patience);
    }
}
