using Fluxa.Cli.Chaos.Traffic;

namespace Fluxa.Cli.Chaos.Checking;

/// <summary>Compares what clients were told with what there is. Pure.</summary>
internal static class ChaosFindings
{
    /// <param name="sent">What clients posted.</param>
    /// <param name="calmFrom">The number of the first event that was posted after all faults.</param>
    /// <param name="stored">Rows and keys.</param>
    /// <param name="announced">Announced events.</param>
    /// <param name="early">Events that were announced before their row was there.</param>
    /// <param name="deadLetters">Events in the error queue.</param>
    /// <param name="objects">Keys in S3.</param>
    /// <returns>Each kind of fault with the ids it concerns; empty when there is none.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Find(
        IReadOnlyCollection<SentEvent> sent,
        int calmFrom,
        IReadOnlyList<StoredEvent> stored,
        IReadOnlyList<Guid> announced,
        IReadOnlyList<Guid> early,
        IReadOnlyList<Guid> deadLetters,
        IReadOnlySet<string> objects)
    {
        var known = sent.ToDictionary(entry => entry.Id);
        var rows = stored.Where(row => row.Sha256 is not null).ToList();
        var rowIds = rows.Select(row => row.Id).ToHashSet();
        var heard = announced.ToHashSet();
        var dead = deadLetters.ToHashSet();
        var findings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["acked and missing"] = Ids(sent.Where(entry => entry.IsAcked && !rowIds.Contains(entry.Id) && !dead.Contains(entry.Id)).Select(entry => entry.Id)),
            ["not acked in the calm"] = Ids(sent.Where(entry => entry is { IsValid: true, IsAcked: false } && entry.Number >= calmFrom).Select(entry => entry.Id)),
            ["invalid and accepted"] = Ids(sent.Where(entry => entry is { IsValid: false, IsAcked: true }).Select(entry => entry.Id)),
            ["valid and refused"] = Ids(sent.Where(entry => entry is { IsValid: true, IsRefused: true }).Select(entry => entry.Id)),
            ["refused and there"] = Ids(sent.Where(entry => entry.IsRefused && rowIds.Contains(entry.Id)).Select(entry => entry.Id)),
            ["stored, never sent"] = Ids(rowIds.Where(id => !known.ContainsKey(id))),
            ["stored twice"] = Ids(rows.GroupBy(row => row.Id).Where(group => group.Count() > 1).Select(group => group.Key)),
            ["stored with other bytes"] = Ids(rows.Where(row => known.TryGetValue(row.Id, out var entry) && (row.Sha256 != entry.Sha256 || row.Bytes != entry.Bytes)).Select(row => row.Id)),
            ["row and inbox disagree"] = Ids(stored.Where(row => (row.Sha256 is not null) != (row.Status == "processed")).Select(row => row.Id)),
            ["dead letter"] = Ids(dead),
            ["stored, never announced"] = Ids(rowIds.Where(id => !heard.Contains(id))),
            ["announced, not stored"] = Ids(heard.Where(id => !rowIds.Contains(id))),
            ["announced before it was stored"] = Ids(early.Where(rowIds.Contains).Distinct()),
            ["payload not in S3"] = Ids(rows.Where(row => row.PayloadKey is { } key && !objects.Contains(key)).Select(row => row.Id)),
        };
        return findings.Where(finding => finding.Value.Count > 0).ToDictionary(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Ids(IEnumerable<Guid> ids) => [.. ids.Select(id => id.ToString())];
}
