using Fluxa.Cli.Gameday.Report;
using Fluxa.Cli.Gameday.Scenarios;
using Fluxa.Cli.Gameday.Signs;

namespace Fluxa.Cli.Gameday;

/// <summary>One scenario from calm to calm: break, wait for its alarm, let it hurt, mend, clean up, wait until nothing of it is left.</summary>
internal sealed class ScenarioRun(Field field, SignReader signs, GamedayScreen screen, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Hurt = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestDetection = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, long> _failures = [];
    private readonly List<string> _faults = [];
    private AlarmBoard _board = new([], field.Stack.Telemetry);

    public async Task<ScenarioOutcome> RunAsync(IScenario scenario, CancellationToken cancellationToken)
    {
        screen.Progress($"{scenario.Name}: {scenario.Breaks}");
        var before = await signs.ReadAsync(cancellationToken);
        _board = new AlarmBoard([.. scenario.Alarms.Select(alarm => alarm.At(scenario.Pace))], field.Stack.Telemetry);
        var detect = await BreakAsync(scenario, cancellationToken);
        var recover = await MendAsync(scenario, cancellationToken);
        var after = await signs.ReadAsync(cancellationToken);
        Judge(scenario, detect, recover);
        return new ScenarioOutcome
        {
            Name = scenario.Name,
            Breaks = scenario.Breaks,
            Expect = scenario.Expect,
            Alarm = string.Join("; ", scenario.Alarms.Select(alarm => $"{alarm.Name}: {alarm.Condition}")),
            DetectSeconds = detect?.TotalSeconds,
            RecoverSeconds = recover?.TotalSeconds,
            Accepted = after.Accepted - before.Accepted,
            Refused = after.Refused - before.Refused,
            Failures = _failures,
            Faults = _faults,
        };
    }

    private async Task<TimeSpan?> BreakAsync(IScenario scenario, CancellationToken cancellationToken)
    {
        var broken = clock.GetTimestamp();
        await scenario.BreakAsync(field, cancellationToken);
        var seen = await UntilAsync(now => _board.Fired.Contains(scenario.Alarms[0].Name) && (scenario.Reason is null || now.OpenFailures.ContainsKey(scenario.Reason)), LongestDetection, broken, cancellationToken);
        screen.Progress($"{scenario.Name}: {(seen is null ? "its alarm never fired" : $"alarm {scenario.Alarms[0].Name} after {GamedayMarkdown.Seconds(seen.Value.TotalSeconds)}")}");
        await Task.Delay(Hurt, clock, cancellationToken);
        return seen;
    }

    private async Task<TimeSpan?> MendAsync(IScenario scenario, CancellationToken cancellationToken)
    {
        var mended = clock.GetTimestamp();
        try
        {
            await scenario.MendAsync(field, cancellationToken);
        }
        catch (CliException exception)
        {
            _faults.Add(exception.Message);
        }

        while (clock.GetElapsedTime(mended) < LongestRecovery)
        {
            // Failures still come in for a while: what was under way when the cause was mended.
            var settled = await UntilAsync(now => now is { DeadLetters: 0, Outbox: < 50, Queued: < 50, NotReady.Count: 0 }, LongestRecovery, mended, cancellationToken);
            var sign = await signs.ReadAsync(cancellationToken);
            if (settled is not null && sign.OpenFailures.Count == 0)
            {
                screen.Progress($"{scenario.Name}: recovered after {GamedayMarkdown.Seconds(settled.Value.TotalSeconds)}");
                return settled;
            }

            await scenario.CleanUpAsync(field, cancellationToken);
        }

        return null;
    }

    private void Judge(IScenario scenario, TimeSpan? detect, TimeSpan? recover)
    {
        if (detect is null)
        {
            _faults.Add($"The alarm {scenario.Alarms[0].Name} did not fire within {LongestDetection.TotalSeconds:0} s{(scenario.Reason is { } reason ? $", or no open failure has the reason {reason}" : "")}.");
        }

        if (recover is null)
        {
            _faults.Add($"Things were not calm again {LongestRecovery.TotalSeconds:0} s after the mending.");
        }

        _faults.AddRange(scenario.Alarms.Skip(1).Where(alarm => !_board.Fired.Contains(alarm.Name)).Select(alarm => $"The alarm {alarm.Name} did not fire."));
        _faults.AddRange(_failures.Keys.Where(reason => reason != scenario.Reason).Select(reason => $"Failures with the reason {reason} came of it, which nobody expected."));
    }

    private async Task<TimeSpan?> UntilAsync(Func<Sign, bool> holds, TimeSpan longest, long since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var now = await signs.ReadAsync(cancellationToken);
            _board.Look(clock.GetUtcNow());
            foreach (var (reason, open) in now.OpenFailures)
            {
                _failures[reason] = Math.Max(open, _failures.GetValueOrDefault(reason));
            }

            var elapsed = clock.GetElapsedTime(since);
            if (holds(now))
            {
                return elapsed;
            }

            if (elapsed > longest)
            {
                return null;
            }

            await Task.Delay(Look, clock, cancellationToken);
        }
    }
}
