namespace Fluxa.Ingest.Sending;

/// <summary>
/// Remembers whether SQS has just failed us. The bus alone does not know: a service that only sends has no receiver to notice.
/// After <see cref="Memory"/> without traffic it is forgotten, or a load balancer would never let it try.
/// </summary>
internal sealed class SendHealth(TimeProvider clock)
{
    /// <summary>How long a failed send counts.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private const long Never = long.MinValue;
    private long _failedAt = Never;

    /// <summary>The last send was not confirmed, and that was not long ago.</summary>
    public bool IsFailing => Volatile.Read(ref _failedAt) is var failedAt && failedAt != Never && clock.GetElapsedTime(failedAt) < Memory;

    public void Succeeded() => Volatile.Write(ref _failedAt, Never);

    public void Failed() => Volatile.Write(ref _failedAt, clock.GetTimestamp());
}
