using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Fluxa.Persistence.Outbox;

/// <summary>
/// The way from a commit to the relay inside one process: committed rows are published without being read back. Bounded;
/// closed until a relay runs here. What finds no place waits in the table for a sweeper, here or elsewhere.
/// </summary>
internal sealed class OutboxFeed(IOptions<OutboxOptions> options)
{
    private readonly Channel<OutboxEntry> _entries = Channel.CreateUnbounded<OutboxEntry>();
    private int _taken;
    private volatile bool _open;

    public void Open() => _open = true;

    /// <summary>No new places from now on; what is in the feed can still be read.</summary>
    public void Close() => _open = false;

    /// <summary>Takes places for all rows of a batch, or none.</summary>
    public OutboxReservation Reserve(int rows)
    {
        if (_open)
        {
            if (Interlocked.Add(ref _taken, rows) <= options.Value.MemoryRows)
            {
                return new OutboxReservation(this, rows, options.Value.Lease);
            }

            Release(rows);
        }

        return new OutboxReservation(this, 0, TimeSpan.Zero);
    }

    public bool TryPost(OutboxEntry entry) => _entries.Writer.TryWrite(entry);

    /// <summary>Gives places back: after publishing, or when nothing came of the commit.</summary>
    public void Release(int places) => Interlocked.Add(ref _taken, -places);

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _entries.Reader.WaitToReadAsync(cancellationToken);

    public bool TryTake([MaybeNullWhen(false)] out OutboxEntry entry) => _entries.Reader.TryRead(out entry);
}
