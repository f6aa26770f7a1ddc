using Fluxa.Cli.Chaos.Checking;
using Fluxa.Cli.Chaos.Faults;
using Fluxa.Cli.Chaos.Traffic;

namespace Fluxa.Cli.Chaos;

/// <summary>Posts while faults strike, lets everything come to rest, and compares.</summary>
internal sealed class ChaosRun(ChaosSettings settings, ChaosScreen screen, TimeProvider clock)
{
    private const string Bucket = "fluxa-payloads";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var result = await RunWithinLimitAsync(either.Token);
            screen.Show(result);
            return result.Pass ? ExitCodes.Done : ExitCodes.NotSo;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new CliException($"The run with seed {settings.Seed} wasn't done after {settings.Limit.TotalMinutes:0} min; the services' logs are in artifacts/chaos.");
        }
    }

    private async Task<ChaosResult> RunWithinLimitAsync(CancellationToken cancellationToken)
    {
        await using var stack = new ChaosStack();
        screen.Progress($"seed {settings.Seed}: starting PostgreSQL, the emulator and six services");
        await stack.StartAsync(settings.Seed, cancellationToken);
        using var broker = new ChaosBroker(stack.Emulator.ServiceUrl);
        await broker.ListenAsync(cancellationToken);

        var store = new ChaosStore(stack.Database);
        var listener = new ChaosListener(broker, store, clock);
        using var quiet = new CancellationTokenSource();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = listener.RunAsync(quiet.Token, given.Token);
        try
        {
            var log = new ChaosLog(screen.Progress, clock);
            using var traffic = new ChaosTraffic([.. stack.Ingests.Select(ingest => ingest.Url)], settings, clock);
            await PostAsync(stack, traffic, log, cancellationToken);

            var posted = clock.GetTimestamp();
            var notDrained = await new ChaosDrain(store, broker, clock).WaitAsync(settings.DrainTime, cancellationToken);
            var drained = clock.GetElapsedTime(posted);
            log.Note(notDrained ?? "everything has drained");
            await quiet.CancelAsync();
            await listening;
            return await CompareAsync(stack, traffic.Sent, store, broker, listener, log, notDrained, drained, cancellationToken);
        }
        finally
        {
            await given.CancelAsync();
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PostAsync(ChaosStack stack, ChaosTraffic traffic, ChaosLog log, CancellationToken cancellationToken)
    {
        using (var calm = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            var faults = new ChaosMonkey(stack, log, settings.Seed, clock).RunAsync(calm.Token);
            try
            {
                await traffic.PostAsync(0, settings.CalmFrom, cancellationToken);
            }
            finally
            {
                await calm.CancelAsync();
                await faults;
            }
        }

        await Task.WhenAll(stack.Services.Select(service => service.WaitReadyAsync(cancellationToken)));
        log.Note("all faults are over and every service is ready: the last fifth must get through");
        await traffic.PostAsync(settings.CalmFrom, settings.Count, cancellationToken);
        log.Note("the last event is posted");
    }

    private async Task<ChaosResult> CompareAsync(
        ChaosStack stack,
        IReadOnlyCollection<SentEvent> sent,
        ChaosStore store,
        ChaosBroker broker,
        ChaosListener listener,
        ChaosLog log,
        string? notDrained,
        TimeSpan drained,
        CancellationToken cancellationToken)
    {
        var stored = await store.EventsAsync(cancellationToken);
        var deadLetters = await broker.DeadLettersAsync(cancellationToken);
        var objects = await broker.ObjectsAsync(Bucket, cancellationToken);
        var there = stored.Where(row => row.Sha256 is not null).Select(row => row.Id).ToHashSet();
        var unknown = sent.Where(entry => entry is { IsAcked: false, IsRefused: false }).ToList();
        return new ChaosResult
        {
            Seed = settings.Seed,
            Posted = sent.Count,
            Acked = sent.Count(entry => entry.IsAcked),
            Refused = sent.Count(entry => entry.IsRefused),
            Unknown = unknown.Count,
            UnknownAndThere = unknown.Count(entry => there.Contains(entry.Id)),
            Stored = there.Count,
            Announced = listener.Heard.Count,
            DrainSeconds = Math.Round(drained.TotalSeconds, 1),
            NotDrained = notDrained,
            EndedByThemselves = [.. stack.Services.Where(service => service.EndedByItself > 0).Select(service => service.Name)],
            Findings = ChaosFindings.Find(sent, settings.CalmFrom, stored, listener.Heard, listener.Early, deadLetters, objects),
            Faults = log.Entries,
        };
    }
}
