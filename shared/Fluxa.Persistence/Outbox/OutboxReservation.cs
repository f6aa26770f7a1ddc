namespace Fluxa.Persistence.Outbox;

/// <summary>Places in the feed, taken before a commit. What is not posted is given back.</summary>
internal sealed class OutboxReservation(OutboxFeed feed, int places, TimeSpan lease) : IDisposable
{
    private int _places = places;

    /// <summary>The lease to write into the new rows: without a place in memory the rows are any sweeper's at once.</summary>
    public OutboxLease LeaseFrom(DateTimeOffset now) => _places > 0 ? new OutboxLease(now + lease, 1) : new OutboxLease(now, 0);

    /// <summary>Hands over a committed row, if there is a place for it.</summary>
    public void Post(OutboxEntry entry)
    {
        if (_places > 0 && feed.TryPost(entry))
        {
            _places--;
        }
    }

    public void Dispose()
    {
        feed.Release(_places);
        _places = 0;
    }
}
