using Fluxa.Persistence.Storing;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Tests;

public sealed class PersistenceRegistrationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Names_every_fault_of_the_options_at_start()
    {
        using var host = Host(new() { ["Fluxa:EventStore:Writers"] = "0", ["Fluxa:Outbox:Lease"] = "00:00:01", ["Fluxa:Postgres:MaxPoolSize"] = "0" });

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        var text = fault.ToString();
        Assert.All(["ConnectionString is missing", "MaxPoolSize", "Writers", "Lease"], name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Never_shows_a_connection_string_it_can_not_read()
    {
        using var host = Host(new() { ["Fluxa:Postgres:ConnectionString"] = "Host=x;Nonsense=1;Password=hush" });

        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("can't be read", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_follows_the_database()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        using var healthy = Host(new() { ["Fluxa:Postgres:ConnectionString"] = database });
        using var away = Host(new() { ["Fluxa:Postgres:ConnectionString"] = "Host=127.0.0.1;Port=1" });

        Assert.Equal(HealthStatus.Healthy, (await ReadyAsync(healthy)).Status);
        Assert.Equal(HealthStatus.Unhealthy, (await ReadyAsync(away)).Status);
    }

    [Fact]
    public async Task The_host_disposes_the_store()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var host = Host(new() { ["Fluxa:Postgres:ConnectionString"] = database });
        var store = host.Services.GetRequiredService<EventStore>();

        await ((IAsyncDisposable)host).DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.PersistAsync(NewEvents.Any(), CancellationToken.None));
    }

    private static Task<HealthReport> ReadyAsync(IHost host) => host.Services.GetRequiredService<HealthCheckService>()
        .CheckHealthAsync(check => check.Tags.Contains("ready"), TestContext.Current.CancellationToken);

    private static IHost Host(Dictionary<string, string?> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddFluxaPersistence(builder.Configuration);
        return builder.Build();
    }
}
