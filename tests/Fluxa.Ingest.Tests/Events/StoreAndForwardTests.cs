using System.Net;
using Fluxa.Ingest.Intake;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.Testing;
using Fluxa.LocalInfrastructure.Faults.Tcp;
using Fluxa.Testing.Fixtures;
using Npgsql;

namespace Fluxa.Ingest.Tests.Events;

/// <summary>SQS does not confirm and PostgreSQL is there: the command is kept in the outbox and 202 is said.</summary>
public sealed class StoreAndForwardTests(PostgresFixture postgres)
{
    private static readonly IngestOptions Defaults = new();

    // As many as make the circuit open.
    private const int Enough = 10;

    [Fact]
    public async Task Keeps_what_SQS_refuses()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var ingest = Ingest(database);
        ingest.Sends.OnSend = () => throw new InvalidOperationException();

        using var response = await PostAsync(ingest);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var (destination, type, command) = Assert.Single(await KeptCommands.ReadAsync(database));
        Assert.Equal(("queue:fluxa-process-event", "urn:message:Fluxa.Contracts:IngestEvent"), (destination, type));
        Assert.Equal((Posted.Good, $"/events/{command.EventId}"), (command.Payload, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Keeps_what_SQS_has_not_confirmed_when_the_patience_ends()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var ingest = Ingest(database);
        var held = new HeldSend(ingest);
        var posting = PostAsync(ingest);
        await held.IsUnderWayAsync();
        ingest.Clock.Advance(Defaults.SendPatience * 0.9);
        Assert.Empty(await KeptCommands.ReadAsync(database));
        ingest.Clock.Advance(Defaults.SendPatience * 0.2);

        using var response = await posting;
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Single(await KeptCommands.ReadAsync(database));
        held.Confirm();
    }

    [Fact]
    public async Task Does_not_ask_SQS_while_the_circuit_is_open_and_goes_straight_to_it_again_when_one_send_is_confirmed()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var ingest = Ingest(database);
        var asked = 0;
        ingest.Sends.OnSend = () => ++asked > 0 ? throw new InvalidOperationException() : Task.CompletedTask;
        await PostManyAsync(ingest, Enough);

        await PostManyAsync(ingest, 5);
        Assert.Equal(Enough, asked);
        ingest.Sends.OnSend = () => Task.CompletedTask;
        ingest.Clock.Advance(Defaults.BreakDuration * 1.1);
        await PostManyAsync(ingest, 3);

        Assert.Equal(Enough + 5, (await KeptCommands.ReadAsync(database)).Count);
        Assert.Equal(3, ingest.Sends.Commands.Count);
    }

    [Fact]
    public async Task Asks_SQS_past_an_open_circuit_when_PostgreSQL_is_away_too()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var proxy = TcpFaultProxy.Start(new NpgsqlConnectionStringBuilder(database).Port);
        await using var ingest = Ingest(Via(proxy, database));
        ingest.Sends.OnSend = () => throw new InvalidOperationException();
        await PostManyAsync(ingest, Enough);
        ingest.Sends.OnSend = () => Task.CompletedTask;
        proxy.Set(new TcpFault.Refuse());

        using var response = await PostAsync(ingest);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Single(ingest.Sends.Commands);
    }

    [Fact]
    public async Task Finds_a_restarted_PostgreSQL_behind_connections_that_died()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var proxy = TcpFaultProxy.Start(new NpgsqlConnectionStringBuilder(database).Port);
        await using var ingest = Ingest(Via(proxy, database));
        ingest.Sends.OnSend = () => throw new InvalidOperationException();
        await PostManyAsync(ingest, 1);
        proxy.CutAll();

        using var response = await PostAsync(ingest);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(2, (await KeptCommands.ReadAsync(database)).Count);
    }

    [Fact]
    public async Task Refuses_when_PostgreSQL_never_answers()
    {
        var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var proxy = TcpFaultProxy.Start(new NpgsqlConnectionStringBuilder(database).Port);
        await using var ingest = Ingest(Via(proxy, database));
        ingest.Sends.OnSend = () => throw new InvalidOperationException();
        proxy.Set(new TcpFault.Silence());
        var posting = PostAsync(ingest);
        await Eventually.BecomesAsync("PostgreSQL is asked", () => Task.FromResult(proxy.OpenConnections), open => open > 0);

        ingest.Clock.Advance(Defaults.OutboxTimeout * 1.1);

        using var response = await posting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
    }

    [Theory]
    [InlineData(true, true, HttpStatusCode.OK, "healthy")]
    [InlineData(true, false, HttpStatusCode.OK, "healthy")]
    [InlineData(false, true, HttpStatusCode.OK, "degraded")]
    [InlineData(false, false, HttpStatusCode.ServiceUnavailable, "unhealthy")]
    public async Task Is_ready_while_one_of_the_two_takes_events(bool sqs, bool database, HttpStatusCode expected, string word)
    {
        await using var ingest = Ingest(database ? await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken) : IngestFactory.NoPostgres);
        ingest.Sends.OnSend = () => sqs ? Task.CompletedTask : throw new InvalidOperationException();
        using var posted = await PostAsync(ingest);

        using var ready = await ingest.CreateClient().GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.Equal(expected, ready.StatusCode);
        Assert.Contains($$"""{"name":"intake","status":"{{word}}"}""", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static IngestFactory Ingest(string database) => new(("Fluxa:Postgres:ConnectionString", database));

    private static string Via(TcpFaultProxy proxy, string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = proxy.Port, SslMode = SslMode.Disable }.ConnectionString;

    private static Task<HttpResponseMessage> PostAsync(IngestFactory ingest)
        => ingest.CreateClient().PostAsync("/events", Posted.Json(Posted.Good), TestContext.Current.CancellationToken);

    private static async Task PostManyAsync(IngestFactory ingest, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var response = await PostAsync(ingest);
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        }
    }
}
