namespace Fluxa.Persistence.Faults;

/// <summary>
/// Passes a cancellation on to Npgsql, and keeps what Npgsql throws at it. When a connection breaks at the moment its command is cancelled,
/// Npgsql's callback throws ObjectDisposedException into whoever cancels. That may be a timer, where nobody catches: the process would die
/// of a database's restart.
/// </summary>
internal sealed class QuietCancellation : IDisposable
{
    private readonly CancellationTokenSource _own = new();
    private readonly CancellationTokenRegistration _registration;

    public QuietCancellation(CancellationToken cancellationToken) =>
        _registration = cancellationToken.UnsafeRegister(static state => ((QuietCancellation)state!).Cancel(), this);

    /// <summary>For Npgsql.</summary>
    public CancellationToken Token => _own.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _own.Dispose();
    }

    private void Cancel()
    {
        try
        {
            _own.Cancel();
        }
        catch (AggregateException)
        {
            // The connection is broken already, and its command fails by itself: what cancelling was to bring about.
        }
    }
}
