using Fluxa.Persistence.Faults;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Fluxa.Persistence;

/// <summary>Asks PostgreSQL for an answer over the pool the service itself uses.</summary>
internal sealed class PostgresHealthCheck(NpgsqlDataSource dataSource) : IHealthCheck
{
    public const string Name = "postgres";

    private const int TimeoutSeconds = 2;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            using var quiet = new QuietCancellation(cancellationToken);
            var command = dataSource.CreateCommand("select 1");
            await using (command.ConfigureAwait(false))
            {
                command.CommandTimeout = TimeoutSeconds;
                await command.ExecuteScalarAsync(quiet.Token).ConfigureAwait(false);
                return HealthCheckResult.Healthy("PostgreSQL answers.");
            }
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "PostgreSQL does not answer.", exception);
        }
    }
}
