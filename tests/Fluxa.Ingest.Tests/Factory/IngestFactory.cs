using Fluxa.Testing.Time;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>Ingest with MassTransit's in-memory transport, no PostgreSQL unless a setting names one, and a clock that stands still at noon, 4 March 2026.</summary>
internal sealed class IngestFactory(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    /// <summary>A connection string behind which nobody listens.</summary>
    public const string NoPostgres = "Host=127.0.0.1;Port=1;Username=nobody;Database=none";

    /// <summary>What was sent to the queue.</summary>
    public RecordedSends Sends { get; } = new();

    public FakeClock Clock { get; } = new();

    /// <summary>Starts on real Kestrel and a free port of the loopback; answers its address.</summary>
    public Uri StartOnKestrel()
    {
        UseKestrel();
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new Uri(addresses.Addresses.First());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Not UseKestrel(0): that sets the port while Program's own start may already be listening.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("Fluxa:Access:Keys", "Off");
        builder.UseSetting("Fluxa:Postgres:ConnectionString", NoPostgres);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddMassTransitTestHarness();
            services.AddSendObserver(_ => Sends);
        });
    }
}
