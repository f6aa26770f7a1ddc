using Fluxa.Persistence.Faults;
using Fluxa.Persistence.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Persistence.Storing;

/// <summary>Runs the statements of the write path. Each is one round trip and one transaction of its own.</summary>
internal sealed class EventTable(NpgsqlDataSource dataSource)
{
    private const int MaxErrorLength = 2048;

    private static readonly string InsertSql = SqlFile.Read("Storing/Sql/insert_events.sql");
    private static readonly string TakeOverSql = SqlFile.Read("Storing/Sql/take_over_events.sql");
    private static readonly string StoreOneByOneSql = SqlFile.Read("Storing/Sql/store_one_by_one.sql");
    private static readonly string FindVerdictsSql = SqlFile.Read("Storing/Sql/find_verdicts.sql");
    private static readonly string CanStoreSql = SqlFile.Read("Storing/Sql/can_store.sql");
    private static readonly string RecordFailureSql = SqlFile.Read("Storing/Sql/record_failure.sql");

    /// <summary>Stores what is new; answers the outbox row of each event that was stored, by key.</summary>
    public Task<Dictionary<EventKey, long>> InsertAsync(IReadOnlyList<PendingEvent> rows, DateTimeOffset now, OutboxLease lease) =>
        StoreAsync(InsertSql, rows, now, lease);

    /// <summary>Stores what failed before; answers the outbox row of each event that was stored, by key.</summary>
    public Task<Dictionary<EventKey, long>> TakeOverAsync(IReadOnlyList<PendingEvent> rows, DateTimeOffset now, OutboxLease lease) =>
        StoreAsync(TakeOverSql, rows, now, lease);

    /// <summary>Asks whether an event could be stored now.</summary>
    public async Task<bool> CanStoreAsync(CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(CanStoreSql);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        }
    }

    /// <summary>Says for each row, in order, what its key holds.</summary>
    public async Task<List<Verdict>> FindVerdictsAsync(IReadOnlyList<PendingEvent> rows)
    {
        var command = dataSource.CreateCommand(FindVerdictsSql);
        await using (command.ConfigureAwait(false))
        {
            EventColumns.AddKeysAndHashes(command.Parameters, rows);
            var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var verdicts = new List<Verdict>(rows.Count);
                while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    verdicts.Add(Enum.Parse<Verdict>(reader.GetString(0), ignoreCase: true));
                }

                return verdicts;
            }
        }
    }

    /// <summary>Writes a failure into the inbox.</summary>
    public async Task RecordFailureAsync(FailedAttempt attempt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var quiet = new QuietCancellation(cancellationToken);
        var command = dataSource.CreateCommand(RecordFailureSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = attempt.TenantId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = attempt.EventId });
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)attempt.PayloadSha256 ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StorableText.Mend(attempt.Error, MaxErrorLength) });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
            await command.ExecuteNonQueryAsync(quiet.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Stores each event by itself, in one round trip, after the batch failed for one's data.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="failedBefore">Whether their keys are there as failed (<see cref="TakeOverAsync"/>) or are to be new (<see cref="InsertAsync"/>).</param>
    /// <param name="now">When they are stored.</param>
    /// <param name="lease">Who publishes their notifications first.</param>
    public async Task<OneByOne> StoreOneByOneAsync(IReadOnlyList<PendingEvent> rows, bool failedBefore, DateTimeOffset now, OutboxLease lease)
    {
        var command = dataSource.CreateCommand(StoreOneByOneSql);
        await using (command.ConfigureAwait(false))
        {
            AddParameters(command, rows, now, lease);
            command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = failedBefore });
            var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var answer = new OneByOne([], []);
                while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    var row = rows[reader.GetInt32(0) - 1];
                    if (reader.IsDBNull(1))
                    {
                        answer.Refused.Add(new RefusedRow(row, reader.GetString(2), reader.GetString(3)));
                    }
                    else
                    {
                        answer.OutboxIds.Add(row.Key, reader.GetInt64(1));
                    }
                }

                return answer;
            }
        }
    }

    private static void AddParameters(NpgsqlCommand command, IReadOnlyList<PendingEvent> rows, DateTimeOffset now, OutboxLease lease)
    {
        EventColumns.AddAll(command.Parameters, rows);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = OutboxMessage.Publish });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = lease.Attempts });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = lease.Until.UtcDateTime });
    }

    private async Task<Dictionary<EventKey, long>> StoreAsync(string sql, IReadOnlyList<PendingEvent> rows, DateTimeOffset now, OutboxLease lease)
    {
        var command = dataSource.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            AddParameters(command, rows, now, lease);
            var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var outboxIds = new Dictionary<EventKey, long>(rows.Count);
                while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
                {
                    outboxIds.Add(new EventKey(reader.GetString(1), reader.GetGuid(2)), reader.GetInt64(0));
                }

                return outboxIds;
            }
        }
    }
}
