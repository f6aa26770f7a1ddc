using Fluxa.Cli.Gameday.Report;
using Fluxa.Cli.Gameday.Scenarios;
using Fluxa.Cli.Gameday.Signs;
using Fluxa.Cli.Stack;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Gameday;

/// <summary>A game day: one stack, steady traffic from beginning to end, one scenario after the other, the promises checked at the end.</summary>
internal sealed class GamedayRun(GamedayScreen screen, TimeProvider clock)
{
    private const int Seed = 1;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromMinutes(2);

    public async Task<int> RunAsync(IReadOnlyList<IScenario> scenarios, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        screen.Progress("Starting a stack of its own");
        await using var field = new Field(await FaultyStack.StartAsync(Seed, cancellationToken), clock);
        await field.LayOutAsync(cancellationToken);
        using var signs = new SignReader(field);
        List<ScenarioOutcome> outcomes = [];
        foreach (var scenario in scenarios)
        {
            await Task.Delay(Calm, clock, cancellationToken);
            outcomes.Add(await new ScenarioRun(field, signs, screen, clock).RunAsync(scenario, cancellationToken));
        }

        screen.Progress("Checking the promises");
        await field.Traffic.StopAsync();
        if (await ConcludeAsync(field, signs, cancellationToken) is { Count: > 0 } faults)
        {
            outcomes[^1] = outcomes[^1] with { Faults = [.. outcomes[^1].Faults, .. faults] };
        }

        var report = new GamedayReport(started, outcomes);
        screen.Show(report);
        screen.Progress($"Written to {await GamedayFiles.WriteAsync(Checkout.Find(), report, cancellationToken)}");
        return report.Pass ? ExitCodes.Done : ExitCodes.NotSo;
    }

    /// <summary>Lets everything come to rest, then asks the tables.</summary>
    private async Task<IReadOnlyList<string>> ConcludeAsync(Field field, SignReader signs, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        Sign now;
        while (!(now = await signs.ReadAsync(cancellationToken)).Calm && clock.GetElapsedTime(since) < LongestDrain)
        {
            await Task.Delay(Look, clock, cancellationToken);
        }

        var broken = await Invariants.CheckAsync(field.Stack.Database, field.Traffic.Accepted, field.Traffic.Refused, cancellationToken);
        return now.Calm ? broken : [.. broken, $"In the end {now.Queued} messages are queued, {now.DeadLetters} in the error queue, {now.Outbox} in the outbox, {now.OpenFailures.Values.Sum()} failures open, not ready: {string.Join(", ", now.NotReady)}."];
    }
}
