using Fluxa.Persistence.Faults;
using Fluxa.Persistence.Storing;
using Npgsql;

namespace Fluxa.Persistence.Outbox;

/// <summary>Runs the relay's statements.</summary>
internal sealed class OutboxTable(NpgsqlDataSource dataSource)
{
    /// <summary>Rows beyond are not counted: the number says "too many" then.</summary>
    public const int MostCounted = 100_000;

    private const int MaxErrorLength = 2048;

    private static readonly string ClaimDueSql = SqlFile.Read("Outbox/Sql/claim_due.sql");
    private static readonly string FindDestinationsSql = SqlFile.Read("Outbox/Sql/find_destinations.sql");
    private static readonly string PutBackSql = SqlFile.Read("Outbox/Sql/put_back.sql");
    private static readonly string DeletePublishedSql = SqlFile.Read("Outbox/Sql/delete_published.sql");
    private static readonly string RecallSql = SqlFile.Read("Outbox/Sql/recall.sql");
    private static readonly string MeasureSql = SqlFile.Read("Outbox/Sql/measure.sql");
    private static readonly string PostponeSql = SqlFile.Read("Outbox/Sql/postpone.sql");

    /// <summary>Takes up to <paramref name="limit"/> rows of a destination that are due, until <paramref name="leaseUntil"/>; in the order they were written.</summary>
    public async Task<List<OutboxEntry>> ClaimDueAsync(string destination, DateTimeOffset now, DateTimeOffset leaseUntil, int limit, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(ClaimDueSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = leaseUntil.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = destination });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var entries = new List<OutboxEntry>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    entries.Add(Read(reader, leaseUntil));
                }

                entries.Sort((left, right) => left.Id.CompareTo(right.Id));
                return entries;
            }
        }
    }

    /// <summary>The destinations that have rows, and whether some of them lie ahead of <paramref name="horizon"/>.</summary>
    public async Task<List<(string Destination, bool IsAhead)>> FindDestinationsAsync(DateTimeOffset horizon, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(FindDestinationsSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = horizon.UtcDateTime });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var destinations = new List<(string, bool)>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    destinations.Add((reader.GetString(0), reader.GetBoolean(1)));
                }

                return destinations;
            }
        }
    }

    /// <summary>Makes up to <paramref name="limit"/> rows due that lie ahead of <paramref name="horizon"/>.</summary>
    public async Task RecallAsync(string destination, DateTimeOffset now, DateTimeOffset horizon, int limit, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(RecallSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = destination });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = horizon.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task PutBackAsync(IReadOnlyList<OutboxEntry> held, string error, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(PutBackSql);
        await using (command.ConfigureAwait(false))
        {
            AddKeys(command, held);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StorableText.Mend(error, MaxErrorLength) });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task DeleteAsync(IReadOnlyList<OutboxEntry> held, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(DeletePublishedSql);
        await using (command.ConfigureAwait(false))
        {
            AddKeys(command, held);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task PostponeAsync(IReadOnlyList<PostponedEntry> entries, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(PostponeSql);
        await using (command.ConfigureAwait(false))
        {
            AddKeys(command, [.. entries.Select(entry => entry.Entry)]);
            command.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. entries.Select(entry => entry.NextAttemptAt.UtcDateTime)] });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. entries.Select(entry => StorableText.Mend(entry.Error, MaxErrorLength))] });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<OutboxBacklog> MeasureAsync(CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(MeasureSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostCounted });
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return new OutboxBacklog(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetFieldValue<DateTimeOffset>(1));
            }
        }
    }

    private static void AddKeys(NpgsqlCommand command, IReadOnlyList<OutboxEntry> held)
    {
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. held.Select(entry => entry.Message.Destination).Distinct()] });
        command.Parameters.Add(new NpgsqlParameter<DateTime[]> { TypedValue = [.. held.Select(entry => entry.LeasedUntil.UtcDateTime).Distinct()] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. held.Select(entry => entry.Id)] });
    }

    private static OutboxEntry Read(NpgsqlDataReader reader, DateTimeOffset leasedUntil)
    {
        var message = new OutboxMessage
        {
            MessageId = reader.IsDBNull(1) ? EventNotification.IdOf(new EventKey(reader.GetString(8), reader.GetGuid(9))) : reader.GetGuid(1),
            Destination = reader.GetString(2),
            MessageType = reader.IsDBNull(3) ? EventNotification.MessageType : reader.GetString(3),
            Body = reader.IsDBNull(4) ? null : reader.GetString(4),
            Headers = reader.IsDBNull(5) ? null : reader.GetString(5),
        };
        return new OutboxEntry(reader.GetInt64(0), message, reader.GetInt32(6), reader.GetFieldValue<DateTimeOffset>(7), leasedUntil);
    }
}
