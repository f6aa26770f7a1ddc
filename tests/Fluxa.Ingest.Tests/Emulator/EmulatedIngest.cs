using Fluxa.ClaimCheck;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.Testing.Fixtures;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Ingest.Tests.Emulator;

/// <summary>Ingest as it runs: real Kestrel, the real transport, SQS and S3 of the emulator, a queue and a bucket of its own, no PostgreSQL unless a setting names one.</summary>
internal sealed class EmulatedIngest(Uri serviceUrl, params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _prefix = EmulatorFixture.UniqueName("ingest") + "-";

    public string Bucket { get; } = EmulatorFixture.UniqueName("payloads");

    public string QueueName => _prefix + "fluxa-process-event";

    /// <summary>Starts it and makes its bucket.</summary>
    public async Task<HttpClient> StartAsync(CancellationToken cancellationToken)
    {
        UseKestrel();
        StartServer();
        await Services.GetRequiredService<PayloadStore>().EnsureBucketAsync(cancellationToken);
        return NewClient();
    }

    public Uri Address => new(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());

    public HttpClient NewClient() => new() { BaseAddress = Address, Timeout = Patience };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Not UseKestrel(0): that sets the port while Program's own start may already be listening.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("Fluxa:Access:Keys", "Off");
        builder.UseSetting("Fluxa:Aws:ServiceUrl", serviceUrl.ToString());
        builder.UseSetting("Fluxa:Aws:AccessKey", "test");
        builder.UseSetting("Fluxa:Aws:SecretKey", "test");
        builder.UseSetting("Fluxa:Topology:Prefix", _prefix);
        builder.UseSetting("Fluxa:Topology:Deploy", "true");
        builder.UseSetting("Fluxa:Payloads:Bucket", Bucket);
        builder.UseSetting("Fluxa:Postgres:ConnectionString", IngestFactory.NoPostgres);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
