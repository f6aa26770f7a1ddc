using Amazon.Runtime;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Tests.Aws;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.Buses;

/// <summary>A started bus on the emulator whose topics are its own, and a look at the queues beside it.</summary>
internal sealed class TestBus : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private bool _stopped;

    private TestBus(ServiceProvider services, Uri serviceUrl)
    {
        _services = services;
        Clients = TestAws.Clients(serviceUrl);
    }

    public AwsClients Clients { get; }

    public IServiceProvider Services => _services;

    public IBusControl Bus => _services.GetRequiredService<IBusControl>();

    public static async Task<TestBus> StartAsync(
        EmulatorFixture emulator,
        Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator> configure,
        Action<IBusRegistrationConfigurator>? register = null,
        string? scope = null,
        Uri? through = null,
        Action<IServiceCollection>? also = null)
    {
        var bus = Create(emulator, configure, register, scope, through, also);
        using var patience = new CancellationTokenSource(Signal.Patience);
        await bus.Bus.StartAsync(patience.Token);
        return bus;
    }

    public static TestBus Create(
        EmulatorFixture emulator,
        Action<IBusRegistrationContext, IAmazonSqsBusFactoryConfigurator> configure,
        Action<IBusRegistrationConfigurator>? register = null,
        string? scope = null,
        Uri? through = null,
        Action<IServiceCollection>? also = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMassTransit(registration =>
        {
            registration.DisableUsageTelemetry();
            register?.Invoke(registration);
            registration.UsingAmazonSqs((context, cfg) =>
            {
                Host(cfg, through ?? emulator.ServiceUrl, scope ?? EmulatorFixture.UniqueName("bus"));
                configure(context, cfg);
            });
        });

        also?.Invoke(services);
        return new TestBus(services.BuildServiceProvider(), emulator.ServiceUrl);
    }

    public static void Host(IAmazonSqsBusFactoryConfigurator cfg, Uri serviceUrl, string scope) => cfg.Host("us-east-1", host =>
    {
        host.ServiceUrl(serviceUrl);
        host.Credentials(new BasicAWSCredentials("test", "test"));
        host.Scope(scope, scopeTopics: true);
    });

    public async Task SendAsync<T>(string queue, T message, Action<SendContext<T>>? configure = null)
        where T : class
    {
        var endpoint = await Bus.GetSendEndpoint(new Uri($"queue:{queue}"));
        await endpoint.Send(message, Pipe.Execute(configure ?? (_ => { })));
    }

    /// <summary>Waits for the next message of a queue and takes it, for a minute.</summary>
    public async Task<ReceivedMessage> TakeAsync(string queue)
    {
        var url = await Eventually.BecomesAsync($"the queue {queue} is there", () => Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None), url => url is not null);
        var messages = await Eventually.BecomesAsync(
            $"a message is in {queue}",
            () => Clients.Sqs.ReceiveMessageAsync(url!, new ReceiveRequest(1, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)), CancellationToken.None),
            messages => messages.Count > 0);
        return messages[0];
    }

    /// <summary>Messages that can be received, and those someone holds.</summary>
    public async Task<(int Visible, int InFlight)> CountAsync(string queue)
    {
        var url = await Clients.Sqs.FindQueueUrlAsync(queue, CancellationToken.None);
        var attributes = await Clients.Sqs.GetQueueAttributesAsync(url!, CancellationToken.None);
        return (int.Parse(attributes["ApproximateNumberOfMessages"]), int.Parse(attributes["ApproximateNumberOfMessagesNotVisible"]));
    }

    public Task<(int Visible, int InFlight)> BecomesEmptyAsync(string queue) =>
        Eventually.BecomesAsync($"{queue} is empty", () => CountAsync(queue), count => count == (0, 0));

    /// <summary>One attribute of each topic; null for a topic that is not there or has none.</summary>
    public async Task<IReadOnlyList<string?>> TopicAttributeAsync(string attribute, params string[] topics)
    {
        var account = await Clients.Sts.GetCallerIdentityAsync(CancellationToken.None) with { Region = "us-east-1" };
        var found = await Task.WhenAll(topics.Select(topic => Clients.Sns.FindTopicAttributesAsync(account.Topic(topic).ToString(), CancellationToken.None)));
        return [.. found.Select(attributes => attributes?.GetValueOrDefault(attribute))];
    }

    public async Task StopAsync(TimeSpan? patience = null)
    {
        _stopped = true;
        using var limit = new CancellationTokenSource(patience ?? Signal.Patience);
        await Bus.StopAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            await StopAsync();
        }

        await _services.DisposeAsync();
        Clients.Dispose();
    }
}
