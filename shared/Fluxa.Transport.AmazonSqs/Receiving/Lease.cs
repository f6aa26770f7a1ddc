namespace Fluxa.Transport.AmazonSqs.Receiving;

/// <summary>Our right to a received message: SQS hides it from others until the lease expires. Times count from the renewer's start.</summary>
internal sealed class Lease(string messageId, string receiptHandle)
{
    private readonly Lock _gate = new();
    private Action? _lost;
    private State _state;

    private enum State
    {
        Held,
        Ended,
        Lost,
    }

    public string MessageId => messageId;

    /// <summary>The newest receipt: when SQS delivers a message again, older ones may stop working.</summary>
    public string ReceiptHandle { get; private set; } = receiptHandle;

    public TimeSpan ExpiresAt { get; set; }

    public TimeSpan RenewAt { get; set; }

    /// <summary>No renewal reaches beyond this.</summary>
    public TimeSpan RenewUntil { get; set; }

    /// <summary>The renewal under way; a change of visibility must wait for it, or it would undo it.</summary>
    public Task Renewal { get; set; } = Task.CompletedTask;

    public bool IsHeld => Current == State.Held;

    public bool IsLost => Current == State.Lost;

    private State Current
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>Calls back once when the lease is lost, at once when it is already.</summary>
    public void OnLost(Action lost)
    {
        lock (_gate)
        {
            if (_state != State.Lost)
            {
                _lost = lost;
                return;
            }
        }

        lost();
    }

    /// <summary>Nobody needs the lease any more.</summary>
    public void End()
    {
        lock (_gate)
        {
            _lost = null;
            _state = _state == State.Held ? State.Ended : _state;
        }
    }

    /// <summary>Answers false when the lease was no longer held.</summary>
    public bool Lose()
    {
        Action? lost;
        lock (_gate)
        {
            if (_state != State.Held)
            {
                return false;
            }

            _state = State.Lost;
            lost = _lost;
            _lost = null;
        }

        lost?.Invoke();
        return true;
    }

    /// <summary>Goes on with the receipt of a newer delivery of the same message; false when the lease is no longer held.</summary>
    public bool TryAdopt(string receiptHandle, TimeSpan expiresAt, TimeSpan renewAt)
    {
        lock (_gate)
        {
            if (_state != State.Held)
            {
                return false;
            }

            (ReceiptHandle, ExpiresAt, RenewAt) = (receiptHandle, expiresAt, renewAt);
            return true;
        }
    }
}
