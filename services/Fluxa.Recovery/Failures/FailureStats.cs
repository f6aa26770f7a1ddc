using Fluxa.Recovery.Collecting;
using Fluxa.Recovery.Queues;
using Fluxa.Recovery.Storing;
using Fluxa.Transport.AmazonSqs.Aws;
using Npgsql;

namespace Fluxa.Recovery.Failures;

/// <summary>Puts together what the store, the queues and the collector know.</summary>
internal sealed class FailureStats(NpgsqlDataSource dataSource, QueueDirectory queues, CollectorReport report)
{
    private static readonly string StatesSql = SqlFile.Read("Failures/Sql/count_states.sql");
    private static readonly string OpenSql = SqlFile.Read("Failures/Sql/count_open_by_queue.sql");

    public async Task<StatsAnswer> ReadAsync(string? tenant, CancellationToken cancellationToken)
    {
        await using var states = dataSource.CreateCommand(StatesSql);
        states.Parameters.AddText(tenant);
        var counts = (await states.ReadAllAsync(row => (State: row.GetString(0), Count: row.GetInt64(1), Oldest: row.TimeOrNull(2)), cancellationToken))
            .ToDictionary(row => row.State, row => (row.Count, row.Oldest), StringComparer.Ordinal);
        return new StatsAnswer(
            Count("open"),
            Count("redriving"),
            Count("resolved"),
            Count("discarded"),
            Count("archived"),
            counts.TryGetValue("open", out var open) ? open.Oldest : null,
            await QueuesAsync(tenant, cancellationToken),
            new CollectorStats(report.Collected, report.LastCollectedAt));

        long Count(string state) => counts.TryGetValue(state, out var found) ? found.Count : 0;
    }

    private async Task<List<QueueStats>> QueuesAsync(string? tenant, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(OpenSql);
        command.Parameters.AddText(tenant);
        var open = (await command.ReadAllAsync(row => (Queue: row.GetString(0), Count: row.GetInt64(1)), cancellationToken))
            .ToDictionary(row => row.Queue, row => row.Count, StringComparer.Ordinal);
        var rows = new List<QueueStats>();
        foreach (var name in queues.Collected.Concat(open.Keys).Distinct(StringComparer.Ordinal))
        {
            var depth = await DepthAsync(name, cancellationToken);
            rows.Add(new QueueStats(name, depth?.Waiting, depth?.InFlight, open.GetValueOrDefault(name)));
        }

        return rows;
    }

    // What SQS doesn't tell now is null in the answer: the rest is worth showing all the same.
    private async Task<Transport.AmazonSqs.Raw.RawQueueDepth?> DepthAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await queues.FindAsync(name, cancellationToken) is { } queue ? await queue.DepthAsync(cancellationToken) : null;
        }
        catch (AwsServiceException)
        {
            return null;
        }
    }
}
