using Fluxa.Persistence.Roles;
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

    private const string ConnectionString = "Fluxa:Postgres:ConnectionString";

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
        builder.UseSetting(ConnectionString, NoPostgres);
        foreach (var (key, value) in settings)
        {
            // With the rights of its role alone, as in production.
            builder.UseSetting(key, key == ConnectionString && value != NoPostgres ? DatabaseRoles.ConnectAs(value, ServiceRole.Ingest) : value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddMassTransitTestHarness();
            services.AddSendObserver(_ => Sends);
        });
    }
}
