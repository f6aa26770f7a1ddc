using Npgsql;

namespace Fluxa.Persistence.Schema;

/// <summary>A lock that one process in the whole database holds while it migrates. It belongs to the connection: whoever dies gives it back.</summary>
internal static class MigrationLock
{
    // Any number will do as long as every version of Fluxa takes the same one: "fluxa" in ASCII.
    private const long Key = 0x666C757861;

    public static async Task TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Key });
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
