namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>Tells from samples of a queue's depth whether its consumers fall behind: above the limit and still growing. Pure.</summary>
internal sealed class LagWatch(long limit)
{
    private const int Rises = 3;

    private long? _first;
    private long _last;
    private int _rises;

    /// <summary>Takes a sample; answers whether the queue has grown too far and grows on.</summary>
    public bool Grows(long waiting)
    {
        _first ??= waiting;

        // SQS counts roughly and not at once: the same number twice says nothing.
        _rises = waiting > _last ? _rises + 1 : waiting < _last ? 0 : _rises;
        _last = waiting;
        return waiting - _first > limit && _rises >= Rises;
    }
}
