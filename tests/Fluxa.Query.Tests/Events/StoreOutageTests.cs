using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fluxa.Query.Tests.Events;

/// <summary>PostgreSQL goes away and comes back; Query stays up.</summary>
public sealed class StoreOutageTests(PostgresFixture postgres)
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    [Trait("problem", "unavailable")]
    public async Task Answers_503_while_PostgreSQL_refuses_and_200_when_it_is_back()
    {
        var (proxy, connectionString) = await BehindProxyAsync();
        await using var _ = proxy;
        await using var query = new QueryUnderTest(connectionString);
        using var http = query.CreateClient();
        var stored = await query.StoreAsync();

        proxy.Set(new TcpFault.Refuse());
        using var down = await http.GetAsync($"/events/{stored.EventId}", _cancellationToken);
        using var notReady = await http.GetAsync("/health/ready", _cancellationToken);
        using var live = await http.GetAsync("/health/live", _cancellationToken);
        proxy.Heal();
        using var up = await http.GetAsync($"/events/{stored.EventId}", _cancellationToken);
        using var ready = await http.GetAsync("/health/ready", _cancellationToken);

        var problem = await down.Content.ReadFromJsonAsync<JsonElement>(_cancellationToken);
        Assert.Equal("urn:fluxa:problem:unavailable", problem.GetProperty("type").GetString());
        Assert.Equal("1", down.Headers.RetryAfter?.ToString());
        Assert.Equal(
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK],
            [down.StatusCode, notReady.StatusCode, live.StatusCode, up.StatusCode, ready.StatusCode]);
    }

    [Fact]
    public async Task Answers_503_when_the_database_has_no_tables()
    {
        await using var query = new QueryUnderTest(await postgres.CreateEmptyDatabaseAsync(_cancellationToken));
        using var http = query.CreateClient();

        using var answer = await http.GetAsync($"/events/{Guid.CreateVersion7()}", _cancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task Counts_what_was_found_what_was_not_and_what_failed()
    {
        var (proxy, connectionString) = await BehindProxyAsync();
        await using var _ = proxy;
        await using var query = new QueryUnderTest(connectionString);
        using var http = query.CreateClient();
        var counted = new Dictionary<string, long>();
        using var listener = Listen(query.Services.GetRequiredService<IMeterFactory>(), counted);
        var stored = await query.StoreAsync();

        using var found = await http.GetAsync($"/events/{stored.EventId}", _cancellationToken);
        using var notFound = await http.GetAsync($"/events/{Guid.CreateVersion7()}", _cancellationToken);
        proxy.Set(new TcpFault.Refuse());
        using var failed = await http.GetAsync($"/events/{stored.EventId}", _cancellationToken);

        Assert.Equal(new() { ["query_success"] = 1, ["query_not_found"] = 1, ["query_failure"] = 1 }, counted);
    }

    private static MeterListener Listen(IMeterFactory meters, Dictionary<string, long> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == QueryMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (counted)
            {
                counted[instrument.Name] = counted.GetValueOrDefault(instrument.Name) + value;
            }
        });
        listener.Start();
        return listener;
    }

    private async Task<(TcpFaultProxy Proxy, string ConnectionString)> BehindProxyAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(_cancellationToken));
        var proxy = TcpFaultProxy.Start(settings.Port);
        settings.Host = "127.0.0.1";
        settings.Port = proxy.Port;
        return (proxy, settings.ConnectionString);
    }
}
