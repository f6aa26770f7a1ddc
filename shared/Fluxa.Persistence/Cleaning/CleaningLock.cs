using System.Data;
using Npgsql;

namespace Fluxa.Persistence.Cleaning;

/// <summary>Lets one process in the whole database clean. It belongs to the connection: whoever dies gives it back.</summary>
internal static class CleaningLock
{
    /// <summary>Any number will do as long as every version of Fluxa takes the same one: "clean" in ASCII.</summary>
    public const long Key = 0x636C65616E;

    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Key });
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        }
    }

    /// <summary>Gives it back; a connection that broke has done so by itself.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection)
    {
        if (connection.FullState != ConnectionState.Open)
        {
            return;
        }

        var command = new NpgsqlCommand("select pg_advisory_unlock($1)", connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Key });
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
