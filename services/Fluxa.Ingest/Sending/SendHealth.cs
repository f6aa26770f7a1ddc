using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluxa.Ingest.Sending;

/// <summary>
/// Ready unless SQS has just failed us. The bus alone does not know: a service that only sends has no receiver to notice.
/// After <see cref="Memory"/> without traffic it is ready again, or a load balancer would never let it try.
/// </summary>
internal sealed class SendHealth(TimeProvider clock) : IHealthCheck
{
    /// <summary>How long a failed send counts.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private const long Never = long.MinValue;
    private long _failedAt = Never;

    public void Succeeded() => Volatile.Write(ref _failedAt, Never);

    public void Failed() => Volatile.Write(ref _failedAt, clock.GetTimestamp());

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var failedAt = Volatile.Read(ref _failedAt);
        return Task.FromResult(failedAt != Never && clock.GetElapsedTime(failedAt) < Memory
            ? HealthCheckResult.Unhealthy("SQS did not confirm the last message")
            : HealthCheckResult.Healthy());
    }
}
