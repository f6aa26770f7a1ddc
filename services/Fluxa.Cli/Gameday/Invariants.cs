using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Cli.Gameday;

/// <summary>The promises, asked of the tables after everything has come to rest.</summary>
internal static class Invariants
{
    private const int Named = 5;

    /// <summary>What is broken, a sentence each: an accepted event that is not stored, a stored one that nobody sent.</summary>
    /// <param name="database">PostgreSQL.</param>
    /// <param name="accepted">Events that clients were told 202 for.</param>
    /// <param name="refused">How many requests were refused or unanswered: those events may be there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(NpgsqlDataSource database, IReadOnlyCollection<Posted> accepted, long refused, CancellationToken cancellationToken)
    {
        List<string> faults = [];
        var missing = await MissingAsync(database, accepted, cancellationToken);
        if (missing.Count > 0)
        {
            faults.Add($"{missing.Count} accepted events are not stored: {string.Join(", ", missing.Take(Named))}.");
        }

        await using var count = database.CreateCommand("select count(*) from events");
        var stored = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        if (stored > accepted.Count + refused)
        {
            faults.Add($"{stored} events are stored, but only {accepted.Count} were accepted and {refused} refused or unanswered: some were never sent.");
        }

        return faults;
    }

    private static async Task<List<Guid>> MissingAsync(NpgsqlDataSource database, IReadOnlyCollection<Posted> accepted, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id from unnest($1) id where not exists (select 1 from events e where e.event_id = id)");
        command.Parameters.Add(new NpgsqlParameter { Value = accepted.Select(posted => posted.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<Guid> missing = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            missing.Add(reader.GetGuid(0));
        }

        return missing;
    }
}
