namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>
/// How many calls of one operation on one queue or topic may run at once: any number until AWS throttles, then half of those that ran,
/// then one more for each round of calls that succeeded, until it no longer matters. Other operations and queues have a pace of their own.
/// </summary>
internal sealed class CallPace
{
    /// <summary>Beyond any number of calls that the batchers make at once, so from there on nothing is limited.</summary>
    private const double Free = 64;

    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource<int>> _waiting = new();
    private double _limit = double.PositiveInfinity;
    private int _running;
    private int _round;

    /// <summary>Gets the calls that may run at once; infinite while nothing was throttled.</summary>
    public double Limit
    {
        get
        {
            lock (_gate)
            {
                return _limit;
            }
        }
    }

    /// <summary>Waits for its turn; answers the round it belongs to, which <see cref="Leave"/> wants back.</summary>
    public async ValueTask<int> EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<int> turn;
        lock (_gate)
        {
            if (_running + 1 <= _limit)
            {
                _running++;
                return _round;
            }

            turn = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource<int>)state!).TrySetCanceled(token), turn))
        {
            return await turn.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Ends a call. Of the many throttled in one round only the first slows down: the others knew nothing of it yet.</summary>
    public void Leave(int round, AwsFaultKind? fault)
    {
        lock (_gate)
        {
            if (fault is AwsFaultKind.Throttled && round == _round)
            {
                _limit = Math.Max(1, Math.Min(_limit, _running) / 2);
                _round++;
            }
            else if (fault is null && double.IsFinite(_limit))
            {
                var raised = _limit + (1 / _limit);
                _limit = raised < Free ? raised : double.PositiveInfinity;
            }

            _running--;
            while (_running + 1 <= _limit && _waiting.TryDequeue(out var turn))
            {
                _running += turn.TrySetResult(_round) ? 1 : 0;
            }
        }
    }
}
