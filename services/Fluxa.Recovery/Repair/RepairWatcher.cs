using Fluxa.Persistence.Rounds;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Recovery.Repair;

/// <summary>Finds failures whose events were processed after all, by a client's own retry for example, and resolves them.</summary>
internal sealed partial class RepairWatcher(NpgsqlDataSource dataSource, IOptions<RecoveryOptions> options, TimeProvider clock, ILogger<RepairWatcher> logger) : RoundLoop(clock)
{
    private const int PageRows = 1000;

    /// <summary>So many pages a round: the rest of a million open failures has its turn in the next ones.</summary>
    private const int PagesPerRound = 20;

    private static readonly string ResolveSql = SqlFile.Read("Repair/Sql/resolve_repaired.sql");

    private PageCursor? _after;

    /// <summary>Looks at some pages; answers how many failures it resolved.</summary>
    public async Task<long> RunOnceAsync(CancellationToken cancellationToken)
    {
        long resolved = 0;
        for (var page = 0; page < PagesPerRound; page++)
        {
            var (seen, repaired, last) = await ResolveAsync(cancellationToken);
            resolved += repaired;
            _after = seen < PageRows ? null : last;
            if (_after is null)
            {
                break;
            }
        }

        return resolved;
    }

    protected override TimeSpan Pause => options.Value.RepairInterval;

    protected override bool PausesFirst => true;

    protected override async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        if (await RunOnceAsync(stoppingToken) is var resolved and > 0)
        {
            Log.Resolved(logger, resolved);
        }
    }

    protected override void Tell(Exception failure) => Log.Failed(logger, failure);

    private async Task<(long Seen, long Repaired, PageCursor? Last)> ResolveAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ResolveSql);
        command.Parameters.AddTime(_after?.Time);
        command.Parameters.AddId(_after?.Id);
        command.Parameters.AddNumber(PageRows);
        command.Parameters.AddTime(Clock.GetUtcNow());
        var rows = await command.ReadAllAsync(
            row => (row.GetInt64(0), row.GetInt64(1), row.TimeOrNull(2) is { } time ? new PageCursor(time, row.GetGuid(3)) : (PageCursor?)null), cancellationToken);
        return rows[0];
    }

    private static partial class Log
    {
        [LoggerMessage(9200, LogLevel.Information, "{Failures} failures were resolved: their events are stored")]
        public static partial void Resolved(ILogger logger, long failures);

        [LoggerMessage(9201, LogLevel.Warning, "Open failures could not be compared with the stored events; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
