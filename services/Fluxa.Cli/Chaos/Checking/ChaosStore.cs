using Npgsql;

namespace Fluxa.Cli.Chaos.Checking;

/// <summary>Reads PostgreSQL past proxy and services.</summary>
internal sealed class ChaosStore(string database)
{
    private readonly string _database = new NpgsqlConnectionStringBuilder(database) { Pooling = false, CommandTimeout = 120 }.ConnectionString;

    public async Task<IReadOnlyList<StoredEvent>> EventsAsync(CancellationToken cancellationToken)
    {
        var events = new List<StoredEvent>();
        await ReadAsync("stored_events", row => events.Add(new StoredEvent(row.GetGuid(0), Text(row, 1), row.IsDBNull(2) ? null : row.GetInt64(2), Text(row, 3), Text(row, 4), Text(row, 5))), cancellationToken);
        return events;
    }

    /// <summary>Rows in the outbox, and those of them that are set aside.</summary>
    public async Task<(int Rows, int SetAside)> OutboxAsync(CancellationToken cancellationToken)
    {
        var found = (0, 0);
        await ReadAsync("outbox_rows", row => found = (row.GetInt32(0), row.GetInt32(1)), cancellationToken);
        return found;
    }

    /// <summary>Which of these events have their row by now.</summary>
    public async Task<IReadOnlySet<Guid>> CommittedAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        var committed = new HashSet<Guid>();
        await ReadAsync("committed_events", row => committed.Add(row.GetGuid(0)), cancellationToken, new NpgsqlParameter<Guid[]> { TypedValue = ids });
        return committed;
    }

    private async Task ReadAsync(string file, Action<NpgsqlDataReader> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        using var sql = new StreamReader(typeof(ChaosStore).Assembly.GetManifestResourceStream($"Fluxa.Cli.Chaos.Sql.{file}.sql")!);
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(await sql.ReadToEndAsync(cancellationToken), connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            read(reader);
        }
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
