using Fluxa.Persistence.Rounds;
using Fluxa.Recovery.Storing;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Recovery.Repair;

/// <summary>Removes failures that were closed, and redrives that ended, longer ago than they are kept. Any number of processes may run it: rows that one holds the others skip.</summary>
internal sealed partial class RetentionCleaner(NpgsqlDataSource dataSource, IOptions<RecoveryOptions> options, TimeProvider clock, ILogger<RetentionCleaner> logger) : RoundLoop(clock)
{
    private const int StepRows = 1000;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private static readonly string FailuresSql = SqlFile.Read("Repair/Sql/remove_closed.sql");
    private static readonly string RedrivesSql = SqlFile.Read("Repair/Sql/remove_ended.sql");

    /// <summary>Removes all that is old enough, in small steps; answers how many failures.</summary>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        int step;
        do
        {
            step = await RemoveAsync(FailuresSql, StepRows, cancellationToken);
            removed += step;
        }
        while (step > 0);

        while (await RemoveAsync(RedrivesSql, null, cancellationToken) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return removed;
    }

    protected override TimeSpan Pause => Interval;

    protected override bool PausesFirst => true;

    protected override async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        if (await RunOnceAsync(stoppingToken) is var removed and > 0)
        {
            Log.Removed(logger, removed);
        }
    }

    protected override void Tell(Exception failure) => Log.Failed(logger, failure);

    private async Task<int> RemoveAsync(string sql, int? rows, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        command.Parameters.AddTime(Clock.GetUtcNow() - options.Value.Retention);
        if (rows is not null)
        {
            command.Parameters.AddNumber(rows);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(9210, LogLevel.Information, "{Failures} failures that were closed long ago were removed")]
        public static partial void Removed(ILogger logger, int failures);

        [LoggerMessage(9211, LogLevel.Warning, "Old failures could not be removed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
