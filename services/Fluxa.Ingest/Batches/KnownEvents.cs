namespace Fluxa.Ingest.Batches;

/// <summary>The events of one batch by their ids, to tell copies from conflicts before anything is sent.</summary>
internal sealed class KnownEvents
{
    private readonly Dictionary<Guid, (int Index, byte[] Sha256)> _first = [];
    private readonly List<(int Index, int First)> _copies = [];

    /// <summary>Notes an event. Answers null when it is the first of its id or a copy of it, which must not be sent.</summary>
    /// <param name="index">The event's place.</param>
    /// <param name="eventId">Its id.</param>
    /// <param name="sha256">Of its payload.</param>
    /// <param name="isCopy">It has the first one's bytes.</param>
    /// <returns>The rejection when it has the id of an earlier one and other bytes.</returns>
    public BatchItem? Note(int index, Guid eventId, byte[] sha256, out bool isCopy)
    {
        isCopy = false;
        if (_first.TryAdd(eventId, (index, sha256)))
        {
            return null;
        }

        var (first, firstSha256) = _first[eventId];
        isCopy = firstSha256.AsSpan().SequenceEqual(sha256);
        if (isCopy)
        {
            _copies.Add((index, first));
            return null;
        }

        return BatchItems.Conflict(eventId, first);
    }

    /// <summary>Gives each copy what became of its first.</summary>
    public void Settle(BatchItem[] items)
    {
        foreach (var (index, first) in _copies)
        {
            items[index] = items[first] is BatchItem.Taken taken ? taken with { IsDuplicate = true } : items[first];
        }
    }
}
