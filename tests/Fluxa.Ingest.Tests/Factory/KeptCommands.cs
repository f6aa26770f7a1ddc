using System.Text.Json;
using Fluxa.Contracts;
using Npgsql;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>Reads the outbox as it lies in the table, without Fluxa's code in between.</summary>
internal static class KeptCommands
{
    public static async Task<List<(string Destination, string Type, IngestEvent Command)>> ReadAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select destination, message_type, body from outbox order by id", connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var kept = new List<(string, string, IngestEvent)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            kept.Add((reader.GetString(0), reader.GetString(1), JsonSerializer.Deserialize<IngestEvent>(reader.GetString(2), JsonSerializerOptions.Web)!));
        }

        return kept;
    }
}
