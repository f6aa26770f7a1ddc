using Fluxa.Persistence.Cleaning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence.DailyEvents;

/// <summary>Forgets events that daily limits counted long ago.</summary>
internal sealed class DailyEventCleaner(NpgsqlDataSource dataSource, IOptions<DailyEventOptions> options, TimeProvider clock, ILogger<DailyEventCleaner> logger)
    : AgedRowsCleaner(dataSource, CleanSql, "places of daily limits", options.Value.KeepFor, options.Value.CleanInterval, clock, logger)
{
    private static readonly string CleanSql = SqlFile.Read("DailyEvents/Sql/clean_days.sql");
}
