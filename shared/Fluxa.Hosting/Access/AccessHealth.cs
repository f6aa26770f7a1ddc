using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Access;

/// <summary>A service that knows no key yet can let nobody in. Once it knows them, an outage changes nothing.</summary>
internal sealed class AccessHealth(ApiKeyDirectory directory, IOptions<AccessOptions> options) : IHealthCheck
{
    public const string Name = "access";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) => Task.FromResult(
        options.Value.Keys == KeyCheck.Off || directory.IsLoaded
            ? HealthCheckResult.Healthy("Callers can be told apart.")
            : new HealthCheckResult(context.Registration.FailureStatus, "The API keys have not been read yet."));
}
