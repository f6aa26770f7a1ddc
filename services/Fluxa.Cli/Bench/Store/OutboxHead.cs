using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Persistence.Storing;

namespace Fluxa.Cli.Bench.Store;

/// <summary>How fast the head of the outbox moves with nothing behind it and with a backlog of rows that are not due.</summary>
internal sealed class OutboxHead(StoreSide empty, StoreSide full, BenchSettings settings, TimeProvider clock)
{
    private const int Usual = 20_000;
    private const int Waiting = 500;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var count = settings.Scaled(Usual, 1000);
        var comparison = new Comparison(settings.Rounds, settings.Screen);
        var (sweepFloor, sweep) = await comparison.RunAsync("Sweep", token => SweepAsync(empty, count, token), token => SweepAsync(full, count, token), cancellationToken);
        var (storeFloor, store) = await comparison.RunAsync("Store and relay", token => StoreAsync(empty, count, token), token => StoreAsync(full, count, token), cancellationToken);
        return
        [
            new("outbox_sweep_rate", "Outbox: rows that are due, swept and deleted", "rows/s", sweep, sweepFloor, "empty table", BenchTarget.RatioAtLeast(0.7)),
            new("outbox_store_rate", "Events stored, relayed from memory, deleted from the outbox", "events/s", store, storeFloor, "empty table", BenchTarget.RatioAtLeast(0.7)),
        ];
    }

    private async Task<double> SweepAsync(StoreSide side, int count, CancellationToken cancellationToken)
    {
        await side.ExecuteAsync(StoreSql.FillOutbox, cancellationToken, count, TimeSpan.FromSeconds(-1));

        // As autovacuum does in time: without it the planner knows the table of the round before.
        await side.ExecuteAsync("vacuum analyze outbox", cancellationToken);
        var started = clock.GetTimestamp();
        while ((await side.Sweeper.RunOnceAsync(cancellationToken)).Claimed > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return count / clock.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<double> StoreAsync(StoreSide side, int count, CancellationToken cancellationToken)
    {
        var before = side.Publisher.Taken;
        await side.ExecuteAsync("vacuum analyze outbox", cancellationToken);
        await side.Relay.StartAsync(cancellationToken);
        var started = clock.GetTimestamp();
        var many = new ParallelOptions { MaxDegreeOfParallelism = Waiting, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, many, async (_, token) => await side.Store.PersistAsync(Make(), token));
        while (side.Publisher.Taken < before + count)
        {
            await Task.Delay(Look, clock, cancellationToken);
        }

        // Stopping it deletes what it has published.
        await side.Relay.StopAsync(cancellationToken);
        return count / clock.GetElapsedTime(started).TotalSeconds;
    }

    private NewEvent Make() => new()
    {
        TenantId = "default",
        EventId = Guid.CreateVersion7(clock.GetUtcNow()),
        CorrelationId = "bench",
        EventType = "bench",
        UserId = "u-1",
        Amount = 1,
        Currency = "EUR",
        Merchant = "bench",
        OccurredAt = clock.GetUtcNow(),
        PayloadMode = "INLINE",
        Payload = "{}",
        PayloadSha256 = new byte[32],
        PayloadBytes = 2,
        AcceptedAt = clock.GetUtcNow(),
    };
}
