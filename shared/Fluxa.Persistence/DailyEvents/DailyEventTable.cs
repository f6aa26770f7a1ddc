using Fluxa.Persistence.Faults;
using Npgsql;

namespace Fluxa.Persistence.DailyEvents;

/// <summary>Counts events against daily limits, exactly, from any number of processes. Needs the rights to select and insert there.</summary>
public sealed class DailyEventTable
{
    // A connection that lay in the pool while the server restarted is found dead by its next user; the second try opens a new one.
    private const int Tries = 2;

    private static readonly string LockSql = SqlFile.Read("DailyEvents/Sql/lock_subjects.sql");
    private static readonly string TakeSql = SqlFile.Read("DailyEvents/Sql/take_places.sql");

    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _clock;

    internal DailyEventTable(NpgsqlDataSource dataSource, TimeProvider clock)
    {
        _dataSource = dataSource;
        _clock = clock;
    }

    /// <summary>Gives each event a place in its subject's day, those first that stand first; one that has its place already keeps it. Answers those for which there is none.</summary>
    /// <remarks>One round trip and one commit, however many events. A place is never given back: its event may be on its way.</remarks>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Ends the wait at once; whether places were taken is then unknown, and asking again is safe.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't say now.</exception>
    public async Task<IReadOnlySet<DailyEvent>> TakePlacesAsync(IReadOnlyList<DailyEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        try
        {
            // Npgsql waits for the server also when it is told to cancel; the caller must not.
            return await TryTwiceAsync(events, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    private async Task<IReadOnlySet<DailyEvent>> TryTwiceAsync(IReadOnlyList<DailyEvent> events, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TakeOnceAsync(events, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException fault) when (fault.IsTransient && attempt < Tries)
            {
                // It may be repeated: what has its place keeps it.
                continue;
            }
        }
    }

    private async Task<IReadOnlySet<DailyEvent>> TakeOnceAsync(IReadOnlyList<DailyEvent> events, CancellationToken cancellationToken)
    {
        // Two statements, one transaction, one round trip.
        using var quiet = new QuietCancellation(cancellationToken);
        var batch = _dataSource.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(Command(LockSql, Subjects(events)));
            batch.BatchCommands.Add(Command(TakeSql,
            [
                .. Subjects(events),
                new NpgsqlParameter<Guid[]> { TypedValue = [.. events.Select(counted => counted.EventId)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. events.Select(counted => counted.Most)] },
                new NpgsqlParameter<DateTime> { TypedValue = PostgresTime.Now(_clock).UtcDateTime },
            ]));
            var reader = await batch.ExecuteReaderAsync(quiet.Token).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(quiet.Token).ConfigureAwait(false);
                var refused = new HashSet<DailyEvent>();
                while (await reader.ReadAsync(quiet.Token).ConfigureAwait(false))
                {
                    refused.Add(events[(int)reader.GetInt64(0) - 1]);
                }

                return refused;
            }
        }
    }

    private static NpgsqlBatchCommand Command(string sql, IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static IEnumerable<NpgsqlParameter> Subjects(IReadOnlyList<DailyEvent> events) =>
    [
        new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(counted => counted.TenantId)] },
        new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(counted => counted.Rule)] },
        new NpgsqlParameter<string[]> { TypedValue = [.. events.Select(counted => counted.Subject)] },
        new NpgsqlParameter<DateOnly[]> { TypedValue = [.. events.Select(counted => counted.Day)] },
    ];
}
