using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Hosting.Bus;
using Fluxa.Persistence;
using Fluxa.Persistence.Querying;
using Fluxa.Persistence.Roles;
using Fluxa.Processor.Events;
using MassTransit;
using MassTransit.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Tests.Events;

/// <summary>The consumer as the Processor registers it, on MassTransit's in-memory bus over the real store and a real S3 emulator.</summary>
internal sealed class ProcessorUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ProcessorUnderTest(ServiceProvider services)
    {
        _services = services;
        Harness = services.GetRequiredService<ITestHarness>();
    }

    public ITestHarness Harness { get; }

    public PayloadStore Payloads => _services.GetRequiredService<PayloadStore>();

    public static async Task<ProcessorUnderTest> StartAsync(string database, Uri s3, params KeyValuePair<string, string?>[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fluxa:Postgres:ConnectionString"] = DatabaseRoles.ConnectAs(database, ServiceRole.Processor),
            ["Fluxa:Processor:FirstRetryPause"] = "00:00:00.050",
            ["Fluxa:Processor:Retries"] = "20",
        }).AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
        services.AddSingleton<IAmazonS3>(new AmazonS3Client(
            new BasicAWSCredentials("local", "local"),
            new AmazonS3Config { ServiceURL = s3.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1" }));
        services.AddSingleton(new FluxaTopology(Options.Create(new TopologyOptions())));
        services.AddFluxaPersistence(configuration);
        services.AddFluxaPayloadStore(configuration);
        services.AddProcessor(configuration);
        services.AddMassTransitTestHarness(bus =>
        {
            // How long a quiet bus is waited for; the default gives up on a busy machine.
            bus.SetTestTimeouts(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            bus.AddConsumer<IngestEventConsumer, IngestEventConsumerDefinition>();
        });

        var processor = new ProcessorUnderTest(services.BuildServiceProvider(validateScopes: true));
        await processor.Payloads.EnsureBucketAsync(TestContext.Current.CancellationToken);
        await processor.Harness.Start();
        return processor;
    }

    public static IngestEvent Command(string? json = null, Guid? eventId = null)
    {
        json ??= """{"user_id":"u-1","amount":12.50,"currency":"EUR","merchant":"Café","timestamp":"2026-01-02T03:04:05Z","metadata":{"a":[1,2.0]}}""";
        var bytes = Encoding.UTF8.GetBytes(json);
        return new IngestEvent
        {
            EventId = eventId ?? Guid.CreateVersion7(),
            TenantId = "default",
            CorrelationId = "test",
            EventType = EventTypes.TransactionV1,
            AcceptedAt = TimeProvider.System.GetUtcNow(),
            PayloadMode = PayloadModes.Inline,
            Payload = json,
            PayloadSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            PayloadBytes = bytes.Length,
        };
    }

    public async Task SendAsync(IngestEvent command)
    {
        var endpoint = await Harness.Bus.GetSendEndpoint(new Uri($"queue:{FluxaQueues.ProcessEvent}"));
        await endpoint.Send(command, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends the command and waits until it was consumed; answers what it failed by, if it failed.</summary>
    public async Task<Exception?> ConsumeAsync(IngestEvent command)
    {
        await SendAsync(command);
        var consumed = await Harness.Consumed.SelectAsync<IngestEvent>(received => received.Context.Message == command).First();
        return consumed?.Exception;
    }

    public Task<StoredEvent?> FindAsync(IngestEvent command)
        => _services.GetRequiredService<EventQueries>().FindAsync(command.TenantId, command.EventId, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
