using Fluxa.Persistence.Faults;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Persistence.Querying;

/// <summary>Reads events, within one tenant each time.</summary>
public sealed class EventQueries
{
    private static readonly string FindEventSql = SqlFile.Read("Querying/Sql/find_event.sql");
    private static readonly string FindFailedSql = SqlFile.Read("Querying/Sql/find_failed.sql");
    private static readonly string FindPayloadSql = SqlFile.Read("Querying/Sql/find_payload.sql");
    private static readonly string FindHistorySql = SqlFile.Read("Querying/Sql/find_history.sql");
    private static readonly string FindSettledSql = SqlFile.Read("Querying/Sql/find_settled.sql");
    private static readonly string FindCursorKeySql = SqlFile.Read("Querying/Sql/find_cursor_key.sql");
    private static readonly string ListFailedSql = SqlFile.Read("Querying/Sql/list_failed.sql");

    private readonly NpgsqlDataSource _dataSource;

    internal EventQueries(NpgsqlDataSource dataSource) => _dataSource = dataSource;

    internal static string ListEventsSql { get; } = SqlFile.Read("Querying/Sql/list_events.sql");

    /// <summary>The event with this id of this tenant, or null.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<StoredEvent?> FindAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        FindOneAsync(FindEventSql, tenantId, eventId, QueryReader.Event, cancellationToken);

    /// <summary>What is remembered of an event that failed and is not stored, or null.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<FailedEvent?> FindFailedAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        FindOneAsync(FindFailedSql, tenantId, eventId, QueryReader.Failed, cancellationToken);

    /// <summary>Where the payload of a stored event is, or null when there is no such event.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<StoredPayload?> FindPayloadAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        FindOneAsync(FindPayloadSql, tenantId, eventId, QueryReader.Payload, cancellationToken);

    /// <summary>What happened to an event, in order of time; empty when there is no such event.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<List<HistoryEntry>> FindHistoryAsync(string tenantId, Guid eventId, CancellationToken cancellationToken) =>
        ReadPreparedAsync(FindHistorySql, OneEvent(tenantId, eventId), QueryReader.History, cancellationToken);

    /// <summary>A page of events, newest transaction first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last one of the page before; null: the first page.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<List<StoredEvent>> ListAsync(EventFilter filter, EventPosition? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(ListEventsSql, ListParameters(filter, after, limit), QueryReader.Event, cancellationToken);

    /// <summary>A page of events that failed and are not stored, highest id first.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<List<FailedEvent>> ListFailedAsync(string tenantId, Guid? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync(ListFailedSql, [Text(tenantId), Value(after, NpgsqlDbType.Uuid), Value(limit, NpgsqlDbType.Integer)], QueryReader.Failed, cancellationToken);

    /// <summary>Which of these events are stored or have failed.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<List<(string TenantId, Guid EventId)>> FindSettledAsync(IReadOnlyCollection<(string TenantId, Guid EventId)> events, CancellationToken cancellationToken) =>
        ReadAsync(
            FindSettledSql,
            [
                new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(waited => waited.TenantId)] },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(waited => waited.EventId)] },
            ],
            reader => (reader.GetString(0), reader.GetGuid(1)),
            cancellationToken);

    /// <summary>The secret that signs cursors, the same for every instance: 32 bytes.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public async Task<byte[]> FindCursorKeyAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(FindCursorKeySql, [], reader => reader.GetFieldValue<byte[]>(0), cancellationToken).ConfigureAwait(false)).Single();

    internal static NpgsqlParameter[] ListParameters(EventFilter filter, EventPosition? after, int limit) =>
    [
        Text(filter.TenantId),
        Text(filter.UserId),
        Text(filter.Merchant),
        Text(filter.Currency),
        Text(filter.CorrelationId),
        Value(filter.From?.UtcDateTime, NpgsqlDbType.TimestampTz),
        Value(filter.To?.UtcDateTime, NpgsqlDbType.TimestampTz),
        Value(after?.OccurredAt.UtcDateTime, NpgsqlDbType.TimestampTz),
        Value(after?.EventId, NpgsqlDbType.Uuid),
        Value(limit, NpgsqlDbType.Integer),
    ];

    private async Task<T?> FindOneAsync<T>(string sql, string tenantId, Guid eventId, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
        where T : class =>
        (await ReadPreparedAsync(sql, OneEvent(tenantId, eventId), read, cancellationToken).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>For statements whose best plan is always the same, a row by its key: planned anew each time, they cost PostgreSQL three times as much. Lists differ with what is asked, and are.</summary>
    private async Task<List<T>> ReadPreparedAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var quiet = new QuietCancellation(cancellationToken);
            var connection = await _dataSource.OpenConnectionAsync(quiet.Token).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var command = new NpgsqlCommand(sql, connection);
                await using (command.ConfigureAwait(false))
                {
                    command.Parameters.AddRange(parameters);

                    // A round trip the first time on a connection; from then on the connection knows the statement.
                    await command.PrepareAsync(quiet.Token).ConfigureAwait(false);
                    return await ReadRowsAsync(command, read, quiet.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    private async Task<List<T>> ReadAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        try
        {
            using var quiet = new QuietCancellation(cancellationToken);
            var command = _dataSource.CreateCommand(sql);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.AddRange(parameters);
                return await ReadRowsAsync(command, read, quiet.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    private static async Task<List<T>> ReadRowsAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    private static NpgsqlParameter[] OneEvent(string tenantId, Guid eventId) =>
        [new NpgsqlParameter<string> { TypedValue = tenantId }, new NpgsqlParameter<Guid> { TypedValue = eventId }];

    private static NpgsqlParameter Text(string? value) => Value(value, NpgsqlDbType.Text);

    private static NpgsqlParameter Value(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
