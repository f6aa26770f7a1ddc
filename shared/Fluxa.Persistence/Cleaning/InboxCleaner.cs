using Fluxa.CrashPoints;
using Fluxa.Persistence.Faults;
using Fluxa.Persistence.Rounds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Persistence.Cleaning;

/// <summary>Removes old processed rows from the inbox, a page and a commit at a time. Wherever it dies, the next walk starts anew.</summary>
internal sealed partial class InboxCleaner(
    NpgsqlDataSource dataSource,
    IOptions<InboxCleanerOptions> options,
    PersistenceMetrics metrics,
    TimeProvider clock,
    ILogger<InboxCleaner> logger) : RoundLoop(clock)
{
    private static readonly string CleanPageSql = SqlFile.Read("Cleaning/Sql/clean_page.sql");

    /// <summary>Walks once through the inbox, unless another process does.</summary>
    public async Task<InboxWalk> RunOnceAsync(CancellationToken cancellationToken)
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            try
            {
                return await WalkAloneAsync(connection, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                // Whether the lock was taken or given back is not sure: it must not go back into the pool with its connection.
                dataSource.Clear();
                throw;
            }
        }
    }

    protected override TimeSpan Pause => options.Value.Interval;

    protected override bool PausesFirst => true;

    protected override async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        if (await RunOnceAsync(stoppingToken).ConfigureAwait(false) is InboxWalk.Finished walk)
        {
            Log.Walked(logger, walk.Seen, walk.Removed);
        }
    }

    protected override void Tell(Exception failure) => Log.WalkFailed(logger, failure);

    private async Task<InboxWalk> WalkAloneAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await CleaningLock.TryTakeAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return new InboxWalk.Skipped();
        }

        try
        {
            return await WalkAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await CleaningLock.ReleaseAsync(connection).ConfigureAwait(false);
        }
    }

    private async Task<InboxWalk> WalkAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var olderThan = Clock.GetUtcNow() - options.Value.KeepFor;
        var (seen, removed, steps) = (0L, 0L, 0);
        for (var page = InboxPage.Start; ; steps++)
        {
            page = await CleanPageAsync(connection, page, olderThan, cancellationToken).ConfigureAwait(false);
            CrashPoint.Reach("cleaner.after-step");
            seen += page.Seen;
            removed += page.Removed;
            metrics.Cleaned(page.Removed);
            if (page.Seen < options.Value.StepRows)
            {
                return new InboxWalk.Finished(seen, removed, steps + 1);
            }

            await Task.Delay(options.Value.StepPause, Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<InboxPage> CleanPageAsync(NpgsqlConnection connection, InboxPage after, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        using var quiet = new QuietCancellation(cancellationToken);
        var command = new NpgsqlCommand(CleanPageSql, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after.TenantId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after.EventId });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = options.Value.StepRows });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = olderThan.UtcDateTime });
            var reader = await command.ExecuteReaderAsync(quiet.Token).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(quiet.Token).ConfigureAwait(false)
                    ? new InboxPage(reader.GetString(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt64(3))
                    : InboxPage.Start;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2200, LogLevel.Information, "The inbox cleaner looked at {Seen} rows and removed {Removed}")]
        public static partial void Walked(ILogger logger, long seen, long removed);

        [LoggerMessage(2201, LogLevel.Warning, "The inbox cleaner could not go on; it starts anew at its next turn")]
        public static partial void WalkFailed(ILogger logger, Exception exception);
    }
}
