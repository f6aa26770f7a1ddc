using System.Net;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.Limits;
using Fluxa.Hosting.Tests.Running;
using Fluxa.Persistence.ApiKeys;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Fixtures;
using Fluxa.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Fluxa.Hosting.Tests.Access;

/// <summary>A service with one endpoint for each scope, over a real database that can be taken away.</summary>
internal sealed class Door : IAsyncDisposable
{
    private Door(RunningService service, TcpFaultProxy proxy, ApiKeyAdministration keys, FakeClock clock)
    {
        Service = service;
        Proxy = proxy;
        Keys = keys;
        Clock = clock;
    }

    public RunningService Service { get; }

    public TcpFaultProxy Proxy { get; }

    public ApiKeyAdministration Keys { get; }

    public FakeClock Clock { get; }

    public static async Task<Door> OpenAsync(PostgresFixture postgres, TcpFault? fault = null, Dictionary<string, string?>? settings = null)
    {
        var clock = new FakeClock();
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var behind = new NpgsqlConnectionStringBuilder(database);
        var proxy = TcpFaultProxy.Start(behind.Port);
        if (fault is not null)
        {
            proxy.Set(fault);
        }

        (behind.Host, behind.Port) = ("127.0.0.1", proxy.Port);
        var service = await RunningService.StartAsync(
            new(settings ?? []) { ["Fluxa:Postgres:ConnectionString"] = behind.ConnectionString, ["Fluxa:Postgres:ConnectTimeout"] = "00:00:02" },
            builder =>
            {
                builder.AddFluxaAccess();
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            },
            endpoints =>
            {
                ((WebApplication)endpoints).UseFluxaAccess();
                endpoints.MapGet("/read", Tell).RequireScope(ApiScopes.Query);
                endpoints.MapGet("/recover", Tell).RequireScope(ApiScopes.RecoveryWrite);
                endpoints.MapGet("/write", (HttpContext context, int events, long bytes) => context.Charge(events, bytes)).RequireScope(ApiScopes.Ingest);
                endpoints.MapGet("/forgotten", Tell);
            });
        var door = new Door(service, proxy, new ApiKeyAdministration(database, clock), clock);
        return door;
    }

    /// <summary>Reads the keys now, as the refresher does every few seconds.</summary>
    public Task<bool> RefreshAsync() =>
        Service.App.Services.GetServices<IHostedService>().OfType<ApiKeyRefresher>().Single().RunOnceAsync(TestContext.Current.CancellationToken);

    public async Task<NewApiKey> MakeKeyAsync(string tenant = "acme", ApiScopes scopes = ApiScopes.Query, TimeSpan? lifetime = null, string name = "default") =>
        await Keys.CreateAsync(new ApiKeyOrder(tenant, name, scopes, Clock.GetUtcNow() + lifetime), TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("The tenant has two keys of this name already.");

    public Task<HttpResponseMessage> GetAsync(NewApiKey key, string path = "/read") => GetAsync(path, ("X-API-Key", key.Text.Reveal()));

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Service.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpStatusCode> StatusAsync(NewApiKey key, string path = "/read")
    {
        using var answer = await GetAsync(key, path);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Proxy.DisposeAsync();
    }

    private static IResult Tell(HttpContext context) => Results.Text($"{context.Caller().TenantId} {context.Caller().KeyId}");
}
