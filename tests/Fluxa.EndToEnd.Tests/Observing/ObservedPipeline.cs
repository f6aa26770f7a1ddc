using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Otlp;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Persistence.Roles;
using Fluxa.Testing.Processes;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fluxa.EndToEnd.Tests.Observing;

/// <summary>
/// A pipeline with Recovery and a subscriber whose services export traces to a collector and log everything that they can, whose keys are secrets to look for, and whose
/// Processor fails one merchant's events until it is deployed anew.
/// </summary>
public sealed class ObservedPipeline : Pipeline, IAsyncLifetime
{
    public const string Merchant = "Corner Shop";
    private const string AwsSecret = "CANARY-aws-secret-4f1c09";
    private const string AwsKey = "AKIACANARY4F1C09";

    private readonly Dictionary<string, string?> _settings = new()
    {
        ["Fluxa__Practice__FailMerchant"] = Merchant,
        ["Logging__LogLevel__Default"] = "Debug",
        // Each event of a batch is a trace that goes on in the Processor; all of them are looked at here.
        ["Fluxa__Telemetry__TracesPerSecond"] = "1000",
        ["Fluxa__Access__Keys"] = "On",
        // A busy machine must not make an attempt more than the story has.
        ["Fluxa__Processor__HandlerLimit"] = "00:00:20",
        ["Fluxa__Processor__Visibility"] = "00:02:00",
        ["Fluxa__Aws__AccessKey"] = AwsKey,
        ["Fluxa__Aws__SecretKey"] = AwsSecret,
    };

    private readonly List<ServiceProcess> _all = [];
    private TracerProvider? _subscriber;

    public OtlpReceiver Collector { get; private set; } = null!;

    public ServiceProcess Recovery { get; private set; } = null!;

    /// <summary>A key that may do everything.</summary>
    public string ApiKey { get; private set; } = "";

    /// <summary>What nobody may ever read in a log.</summary>
    public IReadOnlyList<string> Secrets => [AwsSecret, AwsKey, new NpgsqlConnectionStringBuilder(Postgres.ConnectionString).Password!, ApiKey, ApiKey.Split('_')[^1]];

    /// <summary>Every line of every process so far.</summary>
    public IReadOnlyList<string> Output => [.. _all.SelectMany(process => process.Lines)];

    protected override IReadOnlyDictionary<string, string?> Settings => _settings;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Collector = await OtlpReceiver.StartAsync(token);
        _settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Endpoint;
        _settings["OTEL_BSP_SCHEDULE_DELAY"] = "200";
        _subscriber = ExportSubscriber();
        await InitializeAsync();
        var order = new ApiKeyOrder("default", "observed", ApiScopes.Ingest | ApiScopes.Query | ApiScopes.RecoveryRead | ApiScopes.RecoveryWrite | ApiScopes.Admin, ExpiresAt: null);
        ApiKey = (await new ApiKeyAdministration(Postgres.ConnectionString, TimeProvider.System).CreateAsync(order, token))!.Text.Reveal();
        Recovery = await StartRecoveryAsync(token);
        _all.AddRange([Ingest, Processor, Query, Recovery]);
        foreach (var service in _all)
        {
            service.Http.DefaultRequestHeaders.Add("X-API-Key", ApiKey);
        }
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await Recovery.DisposeAsync();
        await DisposeAsync();
        _subscriber?.Dispose();
        await Collector.DisposeAsync();
    }

    /// <summary>Deploys the Processor without the bug.</summary>
    public async Task FixAsync(CancellationToken cancellationToken)
    {
        _settings.Remove("Fluxa__Practice__FailMerchant");
        await Processor.TerminateAsync(cancellationToken);
        await StartProcessorAsync(cancellationToken);
        _all.Add(Processor);
    }

    /// <summary>The subscriber lives in this process; its spans go to the same collector.</summary>
    private TracerProvider ExportSubscriber() => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService("subscriber"))
        .AddSource("MassTransit")
        .AddOtlpExporter(exporter =>
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri($"{Collector.Endpoint}/v1/traces");

            // Not span by span: a hundred consumers would block this process's threads for answers that the collector in it has to give.
            exporter.BatchExportProcessorOptions.ScheduledDelayMilliseconds = 200;
        })
        .Build();

    private async Task<ServiceProcess> StartRecoveryAsync(CancellationToken cancellationToken)
    {
        var environment = ServiceEnvironment.Create(DatabaseRoles.ConnectAs(Postgres.ConnectionString, ServiceRole.Recovery), Emulator.ServiceUrl);
        foreach (var (name, value) in _settings.Where(setting => !setting.Key.Contains("Practice", StringComparison.Ordinal)))
        {
            environment[name] = value;
        }

        environment["Fluxa__Recovery__FollowInterval"] = "00:00:00.1";
        var recovery = await ServiceProcess.StartAsync("Fluxa.Recovery", environment, cancellationToken);
        return await recovery.WaitReadyAsync(cancellationToken);
    }
}
