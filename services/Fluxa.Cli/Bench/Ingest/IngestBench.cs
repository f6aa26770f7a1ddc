using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary><c>fluxa bench ingest</c>: what one Ingest and one Query, as processes, leave of what the emulator and bare HTTP give.</summary>
internal sealed class IngestBench : IBench
{
    public string Name => "ingest";

    public string About => "Measure the HTTP edge: batches and single events through one Ingest against the emulator's own ceiling, what a POST allocates, reads by id through one Query against the bare statement, what 10 MiB bodies hold in memory, a neighbour beside an abuser.";

    public IReadOnlyList<string> Parts { get; } = ["batch", "single", "allocated", "large", "neighbour", "read"];

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        await using var stack = await IngestStack.StartAsync(settings, cancellationToken);

        List<BenchMeasure> measures = [];
        foreach (var part in Parts.Where(settings.Wants))
        {
            measures.AddRange(await MeasureAsync(part, stack, settings, cancellationToken));
        }

        return new BenchReport(Name, TimeProvider.System.GetUtcNow(), Machine.Description, settings.Rounds, measures,
        [
            "The floor of a batch is a bare loop of SendMessageBatch with the same finished commands on the same emulator: the emulator's ceiling. An event's way through Ingest is HTTP, strict JSON, SHA-256, MassTransit's envelope and the same call.",
            "Load generator, services, emulator (one thread, one core) and PostgreSQL share the machine: on two cores they divide what they take.",
            "The floor of a read is a bare loop of one prepared statement over Npgsql, without HTTP: what the database beside it gives to a process that does nothing else.",
        ]);
    }

    private static Task<IReadOnlyList<BenchMeasure>> MeasureAsync(string part, IngestStack stack, BenchSettings settings, CancellationToken cancellationToken) => part switch
    {
        "batch" => new BatchRounds(stack, settings).MeasureAsync(cancellationToken),
        "single" => new SingleRounds(stack, settings).MeasureAsync(cancellationToken),
        "allocated" => new AllocationRounds(stack, settings).MeasureAsync(cancellationToken),
        "large" => new LargeBodies(stack, settings).MeasureAsync(cancellationToken),
        "neighbour" => new NeighbourRounds(stack, settings).MeasureAsync(cancellationToken),
        "read" => new ReadRounds(stack, settings).MeasureAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part."),
    };
}
