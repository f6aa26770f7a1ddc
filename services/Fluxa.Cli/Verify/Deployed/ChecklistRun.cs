using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify.Deployed;

/// <summary>Goes through what must be so after a deployment, one after the other: a few events of the key's own tenant, nothing else is touched.</summary>
internal sealed class ChecklistRun(Uri address, string apiKey, CloudWatch? cloud, ChecklistScreen screen, TimeProvider clock)
{
    private static readonly TimeSpan ReadableWithin = TimeSpan.FromSeconds(30);
    private const int AtOnce = 4;

    public async Task<int> RunAsync(int count, CancellationToken cancellationToken)
    {
        using var door = new DoorCheck(address, apiKey);
        List<Check> checks = [];
        await NoteAsync(door.HealthAsync(cancellationToken));
        await NoteAsync(door.KeysAsync(cancellationToken));
        if (checks.All(check => check.Outcome == CheckOutcome.Pass))
        {
            foreach (var check in await EventsAsync(count, cancellationToken))
            {
                await NoteAsync(Task.FromResult(check));
            }

            await NoteAsync(cloud is null ? Unasked("metrics") : cloud.MetricsAsync(cancellationToken));
            await NoteAsync(cloud is null ? Unasked("alarms") : cloud.AlarmsAsync(cancellationToken));
        }

        screen.Conclude(checks);
        return checks.Any(check => check.Outcome == CheckOutcome.Fail) ? ExitCodes.NotSo : ExitCodes.Done;

        async Task NoteAsync(Task<Check> check)
        {
            checks.Add(await check);
            screen.Show(checks[^1]);
        }
    }

    private static Task<Check> Unasked(string name) =>
        Task.FromResult(new Check(name, CheckOutcome.Open, "not looked at: name the environment with --environment, and have the aws command at hand"));

    private async Task<IReadOnlyList<Check>> EventsAsync(int count, CancellationToken cancellationToken)
    {
        using var client = new FluxaClient(new Target(address, address, null, apiKey), AtOnce);
        var quiet = new VerifyScreen(json: true, TextWriter.Null);
        var events = new VerifyEvents($"verify-{Guid.CreateVersion7(clock.GetUtcNow()):n}-", clock);
        var (accepted, refused) = await new Posting(client, events, ReadableWithin, AtOnce, quiet, clock).PostAsync(count, cancellationToken);
        var ingest = Check.Of("ingest", refused.Count == 0, refused.Count == 0 ? $"{count} events accepted, large ones and odd ones among them" : $"{refused.Count} of {count} not accepted: {refused[0]}");

        var started = clock.GetTimestamp();
        var (missing, different) = await new Reading(client, ReadableWithin, AtOnce, quiet, clock).ReadAsync(accepted, cancellationToken);
        var took = clock.GetElapsedTime(started);
        var query = (missing.Count, different.Count) switch
        {
            ( > 0, _) => Check.Of("query", false, $"{missing.Count} of {accepted.Count} can't be read after {took.TotalSeconds:0.0} s: is the Processor running? See worker-errors and queue-age in docs/runbook.md"),
            (_, > 0) => Check.Of("query", false, $"{different.Count} differ from what was sent: {different[0]}"),
            _ => Check.Of("query", took <= ReadableWithin && accepted.Count > 0, $"{accepted.Count} events there and equal after {took.TotalSeconds:0.0} s, within {ReadableWithin.TotalSeconds:0} s"),
        };
        return [ingest, query];
    }
}
