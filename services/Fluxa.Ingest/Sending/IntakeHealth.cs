using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Fluxa.Ingest.Sending;

/// <summary>Ready while SQS or PostgreSQL can take an event; PostgreSQL is asked only when SQS has just failed.</summary>
internal sealed class IntakeHealth(SendHealth sends, CommandOutbox outbox) : IHealthCheck
{
    public const string Name = "intake";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (!sends.IsFailing)
        {
            return HealthCheckResult.Healthy();
        }

        return await outbox.CanKeepAsync(cancellationToken)
            ? HealthCheckResult.Degraded("SQS did not confirm the last message; events go into the outbox")
            : HealthCheckResult.Unhealthy("SQS did not confirm the last message, and PostgreSQL can't keep events in its place");
    }
}
