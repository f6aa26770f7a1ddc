using Fluxa.Contracts;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>The promises, asked of a pipeline.</summary>
public static class PipelineAssertions
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(90);

    /// <summary>Every acknowledged event is stored exactly once and equal; answers their ids.</summary>
    public static async Task<IReadOnlyList<Guid>> StoresAsync(this Pipeline pipeline, IReadOnlyCollection<SampleEvent> acked, CancellationToken cancellationToken)
    {
        var ids = acked.Select(sample => sample.Id).ToList();
        var stored = await Eventually.BecomesAsync(
            $"all {acked.Count} acknowledged events are stored",
            () => pipeline.Events.HashesAsync(ids, cancellationToken),
            rows => rows.Count == acked.Count,
            DrainPatience,
            rows => pipeline.WhereIsAsync([.. ids.Where(id => !rows.ContainsKey(id))], cancellationToken));
        Assert.All(acked, sample => Assert.Equal(sample.Sha256, stored[sample.Id]));
        return ids;
    }

    /// <summary>Every acknowledged event is stored exactly once and equal, nothing is left to announce, and no dead letter came of it.</summary>
    public static async Task HoldsExactlyAsync(this Pipeline pipeline, IReadOnlyCollection<SampleEvent> acked, CancellationToken cancellationToken)
    {
        var ids = await pipeline.StoresAsync(acked, cancellationToken);
        await Eventually.BecomesAsync(
            "the outbox is empty", () => pipeline.Events.CountAsync("outbox", cancellationToken), rows => rows == 0, DrainPatience);
        await Eventually.BecomesAsync(
            "every acknowledged event was announced",
            () => Task.FromResult(ids.Count(id => pipeline.Queue.NotificationsOf(id).Count > 0)),
            announced => announced == ids.Count,
            DrainPatience);

        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        Assert.Equal(0, await letters.DepthAsync(DeadLetters.ErrorQueue, cancellationToken));
    }

    /// <summary>Where events that aren't stored may be, for whoever must find out why.</summary>
    private static async Task<string> WhereIsAsync(this Pipeline pipeline, List<Guid> missing, CancellationToken cancellationToken)
    {
        using var letters = new DeadLetters(pipeline.Emulator.ServiceUrl);
        var queued = await letters.CountsAsync(FluxaQueues.ProcessEvent, cancellationToken);
        var outbox = await pipeline.Events.CountAsync("outbox", cancellationToken);
        var dead = (await letters.BodiesAsync(DeadLetters.ErrorQueue, cancellationToken)).Count(body => missing.Any(id => body.Contains(id.ToString(), StringComparison.Ordinal)));
        var log = string.Join(Environment.NewLine, pipeline.Processor.Lines.TakeLast(5));
        return $"{missing.Count} missing, {dead} of them in the error queue; queue {queued}, outbox {outbox}; the Processor said last:{Environment.NewLine}{log}";
    }
}
