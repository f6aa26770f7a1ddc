using System.Net;
using Fluxa.EndToEnd.Tests.InProcess;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Testing.Fixtures;

namespace Fluxa.EndToEnd.Tests.Clocks;

/// <summary>Ingest, Processor and Query in this process, while somebody sets their clock. Alone: what runs beside them in this process would wait for them.</summary>
[Collection(WholeMachine.Name)]
public sealed class ClockStepTests(PostgresFixture postgres, EmulatorFixture emulator) : IClassFixture<PostgresFixture>, IClassFixture<EmulatorFixture>
{
    private const int PerSecond = 100;
    private static readonly TimeSpan QuarterHour = TimeSpan.FromMinutes(15);
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_is_set_a_quarter_of_an_hour_forth_and_back_breaks_nothing()
    {
        var clock = new SteppingClock();
        var prefix = EmulatorFixture.UniqueName("clock") + "-";
        var database = await postgres.CreateDatabaseAsync(_cancellationToken);
        var settings = Settings(database, prefix);
        await using var processor = await RunningProgram.StartAsync("Fluxa.Processor", settings, clock, _cancellationToken);
        await using var ingest = await RunningProgram.StartAsync("Fluxa.Ingest", settings, clock, _cancellationToken);
        await using var query = await RunningProgram.StartAsync("Fluxa.Query", settings, clock, _cancellationToken);
        await using var queue = await EventQueue.ConnectAsync(emulator.ServiceUrl, _cancellationToken, prefix);
        await using var traffic = SteadyTraffic.Start(() => ingest.Http, PerSecond);

        foreach (var step in new[] { QuarterHour, -2 * QuarterHour, QuarterHour })
        {
            await traffic.MoreAsync(PerSecond / 2);
            clock.Step(step);
            await AssertIsReadAsync(ingest.Http, query.Http);
        }

        await traffic.MoreAsync(PerSecond / 2);
        var acked = await traffic.StopAsync();

        // A busy machine may refuse one; a clock that is set would refuse many.
        traffic.WasRefusedAtMost(2);
        var events = new EventTable(database);
        var stored = await Eventually.BecomesAsync("all are stored", () => events.HashesAsync(acked.Select(sample => sample.Id), _cancellationToken), rows => rows.Count == acked.Count);
        Assert.All(acked, sample => Assert.Equal(sample.Sha256, stored[sample.Id]));
        await Eventually.BecomesAsync("all are announced", () => Task.FromResult(acked.Count(sample => queue.NotificationsOf(sample.Id).Count > 0)), announced => announced == acked.Count);
        await Eventually.BecomesAsync("the outbox is empty", () => events.CountAsync("outbox", _cancellationToken), rows => rows == 0);
        using var letters = new DeadLetters(emulator.ServiceUrl);
        Assert.Equal(0, await letters.DepthAsync(prefix + DeadLetters.ErrorQueue, _cancellationToken));
        Assert.Equal((0, 0, 0), (await ingest.StopAsync(), await processor.StopAsync(), await query.StopAsync()));
    }

    private async Task AssertIsReadAsync(HttpClient ingest, HttpClient query)
    {
        var sample = SampleEvent.Make();
        Assert.Null(await sample.WhyNotAsync(ingest, _cancellationToken));
        using var answer = await query.GetAsync($"/events/{sample.Id}?wait=10s", _cancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private Dictionary<string, string> Settings(string database, string prefix)
    {
        var settings = ServiceEnvironment.Create(database, emulator.ServiceUrl, prefix)
            .Where(setting => setting.Key.StartsWith("Fluxa__", StringComparison.Ordinal))
            .ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value!);
        settings["environment"] = "Development";
        settings["urls"] = "http://127.0.0.1:0";
        settings["Logging:LogLevel:Default"] = "None";

        // Many events take both ways, through the queue and through the outbox with its times.
        settings["Fluxa:Ingest:SendPatience"] = "00:00:00.02";
        return settings;
    }
}
