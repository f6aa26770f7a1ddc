using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary><c>fluxa bench ingest</c>: what one Ingest and one Query, as processes, leave of what the emulator and bare HTTP give.</summary>
internal sealed class IngestBench : IBench
{
    public string Name => "ingest";

    public string About => "Measure the HTTP edge: batches and single events through one Ingest against the emulator's own ceiling, what a POST allocates, reads by id through one Query against the bare statement, what 10 MiB bodies hold in memory, a neighbour beside an abuser.";

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        await using var stack = await IngestStack.StartAsync(settings, cancellationToken);

        List<BenchMeasure> measures =
        [
            .. await new BatchRounds(stack, settings).MeasureAsync(cancellationToken),
            .. await new SingleRounds(stack, settings).MeasureAsync(cancellationToken),
            .. await new AllocationRounds(stack, settings).MeasureAsync(cancellationToken),
            .. await new LargeBodies(stack, settings).MeasureAsync(cancellationToken),
            .. await new NeighbourRounds(stack, settings).MeasureAsync(cancellationToken),
            .. await new ReadRounds(stack, settings).MeasureAsync(cancellationToken),
        ];
        return new BenchReport(Name, TimeProvider.System.GetUtcNow(), Machine.Description, settings.Rounds, measures,
        [
            "The floor of a batch is a bare loop of SendMessageBatch with the same finished commands on the same emulator: the emulator's ceiling. An event's way through Ingest is HTTP, strict JSON, SHA-256, MassTransit's envelope and the same call.",
            "Load generator, services, emulator (one thread, one core) and PostgreSQL share the machine: on two cores they divide what they take.",
            "The floor of a read is a bare loop of one prepared statement over Npgsql, without HTTP: what the database beside it gives to a process that does nothing else.",
        ]);
    }
}
