using Fluxa.Persistence.Rounds;
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
    : RoundLoop(clock)
{
    /// <summary>Rows of one statement: it holds their locks for milliseconds.</summary>
    internal const int StepRows = 1000;

    /// <summary>Removes all rows that are old now; says how many.</summary>
    public async Task<long> RunOnceAsync(CancellationToken cancellationToken)
    {
        var olderThan = Clock.GetUtcNow() - keepFor;
        var removed = 0L;
        for (var step = StepRows; step == StepRows;)
        {
            step = await CleanAsync(olderThan, cancellationToken).ConfigureAwait(false);
            removed += step;
        }

        return removed;
    }

    protected override TimeSpan Pause => interval;

    protected override bool PausesFirst => true;

    protected override async Task RunRoundAsync(CancellationToken stoppingToken) =>
        Log.Cleaned(logger, await RunOnceAsync(stoppingToken).ConfigureAwait(false), what);

    protected override void Tell(Exception failure) => Log.CleaningFailed(logger, failure, what);

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
