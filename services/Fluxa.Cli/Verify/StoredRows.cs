using Npgsql;

namespace Fluxa.Cli.Verify;

/// <summary>Counts rows past every service: what Query answers can't show a second row.</summary>
internal static class StoredRows
{
    /// <exception cref="CliException">The database can't be asked.</exception>
    public static async Task<IReadOnlyDictionary<Guid, StoredRow>> ReadAsync(string connectionString, string userPrefix, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand(await SqlAsync(cancellationToken), connection) { Parameters = { new NpgsqlParameter { Value = userPrefix } } };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new Dictionary<Guid, StoredRow>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows[reader.GetGuid(0)] = new StoredRow(reader.GetInt32(1), reader.GetString(2));
            }

            return rows;
        }
        catch (NpgsqlException exception)
        {
            throw new CliException($"The rows couldn't be counted in PostgreSQL ({exception.Message}): is ./fluxa up still running?");
        }
    }

    private static async Task<string> SqlAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(typeof(StoredRows).Assembly.GetManifestResourceStream("Fluxa.Cli.Verify.rows_of_users.sql")!);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
