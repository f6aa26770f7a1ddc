using Npgsql;

namespace Fluxa.Recovery.Storing;

/// <summary>Runs a statement and reads its rows.</summary>
internal static class Rows
{
    public static async Task<List<TRow>> ReadAllAsync<TRow>(this NpgsqlCommand command, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
