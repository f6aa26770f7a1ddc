using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence.DailyEvents;

/// <summary>Forgets events that daily limits counted long ago, a small statement and a commit at a time. Any number of processes may do so at once.</summary>
internal sealed partial class DailyEventCleaner(NpgsqlDataSource dataSource, IOptions<DailyEventOptions> options, TimeProvider clock, ILogger<DailyEventCleaner> logger)
    : BackgroundService
{
    /// <summary>Rows of one statement: it holds their locks for milliseconds.</summary>
    internal const int StepRows = 1000;

    private static readonly string CleanSql = SqlFile.Read("DailyEvents/Sql/clean_days.sql");

    /// <summary>Removes all rows that are old now; says how many.</summary>
    public async Task<long> RunOnceAsync(CancellationToken cancellationToken)
    {
        var olderThan = clock.GetUtcNow() - options.Value.KeepFor;
        var removed = 0L;
        for (var step = StepRows; step == StepRows;)
        {
            step = await CleanAsync(olderThan, cancellationToken).ConfigureAwait(false);
            removed += step;
        }

        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.CleanInterval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await RunGuardedAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping between or within two steps: each was a commit of its own.
        }
    }

    private async Task RunGuardedAsync(CancellationToken stoppingToken)
    {
        try
        {
            Log.Cleaned(logger, await RunOnceAsync(stoppingToken).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // The top of a loop that must outlive any outage; the next tick tries again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.CleaningFailed(logger, exception);
        }
    }

    private async Task<int> CleanAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(CleanSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = olderThan.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = StepRows });
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2310, LogLevel.Information, "{Removed} events that daily limits counted long ago were forgotten")]
        public static partial void Cleaned(ILogger logger, long removed);

        [LoggerMessage(2311, LogLevel.Warning, "Events that daily limits counted long ago could not be forgotten; it is tried again at the next turn")]
        public static partial void CleaningFailed(ILogger logger, Exception exception);
    }
}
