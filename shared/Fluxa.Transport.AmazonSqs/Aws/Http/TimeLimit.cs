namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>One call's time; nobody may use its token after the end.</summary>
internal readonly struct TimeLimit : IDisposable
{
    private readonly TimeLimits _owner;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _callers;

    public TimeLimit(TimeLimits owner, CancellationTokenSource source, CancellationToken callers)
    {
        _owner = owner;
        _source = source;
        _callers = callers.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        // Waits for a cancellation that is under way: it must not reach the next call's token.
        _callers.Dispose();
        _owner.End(_source);
    }
}
