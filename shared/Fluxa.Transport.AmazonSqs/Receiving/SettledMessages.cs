namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>
/// Remembers messages that were handled but could not be deleted, so that the next delivery is deleted instead of handled again. Bounded:
/// the oldest are forgotten first, and a restart forgets all; consumers still have to bear a repetition.
/// </summary>
internal sealed class SettledMessages(int capacity = SettledMessages.DefaultCapacity)
{
    private const int DefaultCapacity = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _messageIds = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldest = new();

    public void Add(string messageId)
    {
        lock (_gate)
        {
            if (!_messageIds.Add(messageId))
            {
                return;
            }

            _oldest.Enqueue(messageId);
            if (_oldest.Count > capacity)
            {
                _messageIds.Remove(_oldest.Dequeue());
            }
        }
    }

    public bool Contains(string messageId)
    {
        lock (_gate)
        {
            return _messageIds.Count > 0 && _messageIds.Contains(messageId);
        }
    }
}
