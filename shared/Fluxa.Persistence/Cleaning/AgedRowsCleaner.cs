using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Fluxa.Persistence.Cleaning;

/// <summary>Removes rows that were kept long enough, a small statement and a commit at a time. Any number of processes may do so at once.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="sql">Removes up to <c>$2</c> rows older than <c>$1</c>.</param>
/// <param name="what">What is removed, as the log says it.</param>
/// <param name="keepFor">How long a row is kept.</param>
/// <param name="interval">How long to wait from one clean-up to the next.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Hears what was removed.</param>
internal abstract partial class AgedRowsCleaner(NpgsqlDataSource dataSource, string sql, string what, TimeSpan keepFor, TimeSpan interval, TimeProvider clock, ILogger logger)
    : BackgroundService
{
    /// <summary>Rows of one statement: it holds their locks for milliseconds.</summary>
    internal const int StepRows = 1000;

    /// <summary>Removes all rows that are old now; says how many.</summary>
    public async Task<long> RunOnceAsync(CancellationToken cancellationToken)
    {
        var olderThan = clock.GetUtcNow() - keepFor;
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
        using var timer = new PeriodicTimer(interval, clock);
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
            Log.Cleaned(logger, await RunOnceAsync(stoppingToken).ConfigureAwait(false), what);
        }
#pragma warning disable CA1031 // The top of a loop that must outlive any outage; the next tick tries again.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.CleaningFailed(logger, exception, what);
        }
    }

    private async Task<int> CleanAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var command = dataSource.CreateCommand(sql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = olderThan.UtcDateTime });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = StepRows });
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2300, LogLevel.Information, "{Removed} old {What} were forgotten")]
        public static partial void Cleaned(ILogger logger, long removed, string what);

        [LoggerMessage(2301, LogLevel.Warning, "Old {What} could not be forgotten; it is tried again at the next turn")]
        public static partial void CleaningFailed(ILogger logger, Exception exception, string what);
    }
}
