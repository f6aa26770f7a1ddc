using Npgsql;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>What PostgreSQL holds.</summary>
public sealed class EventTable(string connectionString)
{
    /// <summary>The rows of these events: id → SHA-256 of the payload, lower-case hex.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> HashesAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<Guid, string>();
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select event_id, encode(payload_sha256, 'hex') from events where event_id = any($1)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = ids.ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            // A second row with the same id would throw here: exactly once.
            rows.Add(reader.GetGuid(0), reader.GetString(1));
        }

        return rows;
    }

    /// <summary>How many rows a table has.</summary>
    public async Task<long> CountAsync(string table, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The inbox's word on an event: status and last error.</summary>
    public async Task<(string Status, string? LastError)?> InboxAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select status, last_error from idempotency_keys where event_id = $1", connection)
        {
            Parameters = { new NpgsqlParameter { Value = id } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetString(0), await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1))
            : null;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        // Not pooled: the tests restart the server, and a pooled connection would be a dead one.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
