using Fluxa.ClaimCheck;
using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Payloads;

/// <summary>Asks the database which payloads nothing refers to.</summary>
internal sealed class PayloadReferences(NpgsqlDataSource dataSource)
{
    /// <summary>Each waiting message is compared with each payload: with more waiting than this, sweeping can wait too.</summary>
    private const int MostWaiting = 1000;

    private static readonly string UnreferencedSql = SqlFile.Read("Payloads/Sql/find_unreferenced.sql");
    private static readonly string WaitingSql = SqlFile.Read("Payloads/Sql/count_outbox.sql");

    /// <summary>Whether so much waits in the outbox that asking would be dear: then messages are being stored and forwarded.</summary>
    public async Task<bool> AreBusyAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(WaitingSql);
        command.Parameters.AddNumber(MostWaiting + 1);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))! > MostWaiting;
    }

    /// <summary>The keys of those that nothing refers to. Keys that Fluxa doesn't make are never among them.</summary>
    public async Task<HashSet<string>> FindUnreferencedAsync(IEnumerable<PayloadObject> payloads, CancellationToken cancellationToken)
    {
        var asked = new List<(string Tenant, Guid? EventId, string Key)>();
        foreach (var payload in payloads)
        {
            if (PayloadKey.TryRead(payload.Key, out var tenant, out var eventId))
            {
                asked.Add((tenant, eventId, payload.Key));
            }
        }

        if (asked.Count == 0)
        {
            return [];
        }

        await using var command = dataSource.CreateCommand(UnreferencedSql);
        command.Parameters.AddTexts(asked, payload => payload.Tenant);
        command.Parameters.AddIds(asked, payload => payload.EventId);
        command.Parameters.AddTexts(asked, payload => payload.Key);
        return [.. await command.ReadAllAsync(row => row.GetString(0), cancellationToken)];
    }
}
