using Fluxa.Persistence.Cleaning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence.RequestKeys;

/// <summary>Forgets old Idempotency-Keys.</summary>
internal sealed class RequestKeyCleaner(NpgsqlDataSource dataSource, IOptions<RequestKeyOptions> options, TimeProvider clock, ILogger<RequestKeyCleaner> logger)
    : AgedRowsCleaner(dataSource, CleanSql, "Idempotency-Keys", options.Value.KeepFor, options.Value.CleanInterval, clock, logger)
{
    private static readonly string CleanSql = SqlFile.Read("RequestKeys/Sql/clean_keys.sql");
}
