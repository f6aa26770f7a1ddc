using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Stack;

namespace Fluxa.Cli.Bench.Store;

/// <summary><c>fluxa bench store</c>: outbox and inbox with millions of rows.</summary>
internal sealed class StoreBench(TimeProvider clock) : IBench
{
    private const int Usual = 1_000_000;
    private const string Outbox = "outbox";
    private const string Inbox = "inbox";

    private static readonly string[] Notes =
    [
        "Outbox: the rows behind are of the same destination and not due, as an outage leaves them. The broker takes everything at once, so that the table is what is measured.",
        "Inbox: all rows are two months old; a tenth have their event and may go. The pause between two statements (50 ms by default) is left out.",
    ];

    public string Name => "store";

    public string About => "Measure outbox and inbox with a million rows in them (--scale 10: ten million): the head's speed against an empty table, the cleaner's longest statement.";

    public IReadOnlyList<string> Parts { get; } = [Outbox, Inbox];

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Starting a stack of its own");
        await using var stack = await BenchStack.StartAsync(cancellationToken);
        await using var empty = await StoreSide.CreateAsync(await stack.Postgres.EnsureDatabaseAsync("store_empty", cancellationToken), cancellationToken);
        await using var full = await StoreSide.CreateAsync(await stack.Postgres.EnsureDatabaseAsync("store_full", cancellationToken), cancellationToken);

        var rows = settings.Scaled(Usual);
        settings.Screen.Progress($"Filling {string.Join(" and ", Parts.Where(settings.Wants))} with {rows:#,0} rows");
        if (settings.Wants(Outbox))
        {
            await full.ExecuteAsync(StoreSql.FillOutbox, cancellationToken, rows, StoreSide.Behind);
        }

        if (settings.Wants(Inbox))
        {
            await full.ExecuteAsync(StoreSql.FillInbox, cancellationToken, rows);
            await full.ExecuteAsync(StoreSql.FillEvents, cancellationToken, rows);
        }

        await full.ExecuteAsync("vacuum analyze", cancellationToken);
        var measures = new List<BenchMeasure>();
        if (settings.Wants(Outbox))
        {
            measures.AddRange(await new OutboxHead(empty, full, settings, clock).MeasureAsync(cancellationToken));
        }

        if (settings.Wants(Inbox))
        {
            measures.AddRange(await new InboxCleaning(stack, full, rows, clock).MeasureAsync(cancellationToken));
        }

        return new BenchReport(Name, clock.GetUtcNow(), Machine.Description, settings.Rounds, measures, [$"{rows:#,0} rows behind.", .. Notes]);
    }
}
