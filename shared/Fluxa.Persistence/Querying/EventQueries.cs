using System.Data;
using Fluxa.Persistence.Faults;
using Npgsql;

namespace Fluxa.Persistence.Querying;

/// <summary>Reads committed events.</summary>
public sealed class EventQueries
{
    private static readonly string FindEventSql = SqlFile.Read("Querying/Sql/find_event.sql");

    private readonly NpgsqlDataSource _dataSource;

    internal EventQueries(NpgsqlDataSource dataSource) => _dataSource = dataSource;

    /// <summary>The event with this id of this tenant, or null.</summary>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public async Task<StoredEvent?> FindAsync(string tenantId, Guid eventId, CancellationToken cancellationToken)
    {
        try
        {
            var command = _dataSource.CreateCommand(FindEventSql);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenantId });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = eventId });
                var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? Read(reader) : null;
                }
            }
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    private static StoredEvent Read(NpgsqlDataReader reader) => new()
    {
        TenantId = reader.GetString(0),
        EventId = reader.GetGuid(1),
        CorrelationId = reader.GetString(2),
        EventType = reader.GetString(3),
        UserId = reader.GetString(4),
        Amount = reader.GetDecimal(5),
        Currency = reader.GetString(6),
        Merchant = reader.GetString(7),
        OccurredAt = reader.GetFieldValue<DateTimeOffset>(8),
        MetadataJson = reader.IsDBNull(9) ? null : reader.GetString(9),
        PayloadMode = reader.GetString(10),
        PayloadKey = reader.IsDBNull(11) ? null : reader.GetString(11),
        PayloadSha256 = reader.GetFieldValue<byte[]>(12),
        PayloadBytes = reader.GetInt64(13),
        Status = reader.GetString(14),
        Attempts = reader.GetInt32(15),
        AcceptedAt = reader.GetFieldValue<DateTimeOffset>(16),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(17),
    };
}
