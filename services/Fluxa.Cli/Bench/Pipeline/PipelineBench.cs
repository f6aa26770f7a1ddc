using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary><c>fluxa bench pipeline</c>: the whole way of an event, from POST to row and notification.</summary>
internal sealed class PipelineBench(TimeProvider clock) : IBench
{
    private static readonly string[] Notes =
    [
        "Events of 1 KB. The emulator (one thread), PostgreSQL, the services and the load share the machine's cores; PostgreSQL flushes every commit.",
        "Floor of the Processor: receive ten, one statement for inbox, event and outbox, delete ten, in 8 loops, without MassTransit; it verifies nothing and publishes nothing. Fluxa's time ends when the queue is empty and every notification is out.",
        "Floor of the POST: the same endpoint, the same bytes but for a timestamp that lies too far ahead: read, judged whole, and refused with 422 instead of hashed and sent.",
        "Statements: pg_stat_statements. Requests: counted in the emulator. CPU: the Processor and all processes of PostgreSQL, from /proc.",
    ];

    public string Name => "pipeline";

    public string About => "Measure the way of an event: Processor against a bare loop, what an event costs (statements, requests, WAL, CPU), Ingest's POST, end-to-end times, copies, two processors, memory.";

    public IReadOnlyList<string> Parts { get; } = ["drain", "post", "alone", "visible", "memory", "two"];

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        var ground = await PipelineGround.PrepareAsync(settings, clock, cancellationToken);
        await using (ground)
        {
            List<BenchMeasure> measures = [];
            List<string> notes = [.. Notes];
            foreach (var part in Parts.Where(settings.Wants))
            {
                var found = await MeasureAsync(part, ground, cancellationToken);
                measures.AddRange(found.Measures);
                notes.AddRange(found.Notes);
            }

            return new BenchReport(Name, clock.GetUtcNow(), Machine.Description, settings.Rounds, measures, notes);
        }
    }
    private static Task<PartFigures> MeasureAsync(string part, PipelineGround ground, CancellationToken cancellationToken) => part switch
    {
        "drain" => new DrainRounds(ground).MeasureAsync(cancellationToken),
        "post" => new PostRounds(ground).MeasureAsync(cancellationToken),
        "alone" => new LoneEvents(ground).MeasureAsync(cancellationToken),
        "visible" => new EndToEnd(ground).MeasureAsync(cancellationToken),
        "memory" => new MemorySoak(ground).MeasureAsync(cancellationToken),
        "two" => new TwoProcessors(ground).MeasureAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part."),
    };
}
