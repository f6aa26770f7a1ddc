namespace Fluxa.Cli.Verify;

/// <summary>What a verification found.</summary>
internal sealed record VerifyResult
{
    /// <summary>Every accepted event is there exactly once and equal, and nothing else is.</summary>
    public bool Pass => Accepted > 0 && Refused.Count + Missing.Count + Different.Count + Repeated.Count + Unsent.Count == 0;

    public required int Posted { get; init; }

    public required int Accepted { get; init; }

    /// <summary>Whether rows were counted in the database too; false when it isn't the local one.</summary>
    public required bool RowsCounted { get; init; }

    /// <summary>Never accepted, with the last answer.</summary>
    public required IReadOnlyList<string> Refused { get; init; }

    /// <summary>Accepted and never seen.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>There, with another content.</summary>
    public required IReadOnlyList<string> Different { get; init; }

    /// <summary>There more than once, or stored with another hash.</summary>
    public required IReadOnlyList<string> Repeated { get; init; }

    /// <summary>There, and nobody sent it.</summary>
    public required IReadOnlyList<string> Unsent { get; init; }

    public static VerifyResult Judge(
        int posted, IReadOnlyList<ExpectedEvent> accepted, IReadOnlyList<string> refused, IReadOnlyList<ExpectedEvent> missing, IReadOnlyList<string> different, IReadOnlyDictionary<Guid, StoredRow>? rows)
    {
        var expected = accepted.ToDictionary(entry => entry.Id);
        // A refused event may have been taken all the same: its answer was lost. That is no fault.
        var refusedIds = refused.Select(entry => entry[..entry.IndexOf(' ', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        return new VerifyResult
        {
            Posted = posted,
            Accepted = accepted.Count,
            RowsCounted = rows is not null,
            Refused = refused,
            Missing = [.. missing.Select(entry => $"{entry.Id} ({entry.Kind})")],
            Different = different,
            Repeated = [.. (rows ?? new Dictionary<Guid, StoredRow>())
                .Where(row => expected.TryGetValue(row.Key, out var entry) && (row.Value.Rows != 1 || row.Value.Sha256 != entry.Fields["payload_sha256"]))
                .Select(row => $"{row.Key}: {row.Value.Rows} rows, sha256 {row.Value.Sha256}")],
            Unsent = [.. (rows ?? new Dictionary<Guid, StoredRow>()).Keys
                .Where(id => !expected.ContainsKey(id) && !refusedIds.Contains(id.ToString()))
                .Select(id => id.ToString())],
        };
    }
}
