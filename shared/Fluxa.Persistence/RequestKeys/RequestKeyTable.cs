using Fluxa.Persistence.Faults;
using Npgsql;

namespace Fluxa.Persistence.RequestKeys;

/// <summary>Keeps which request came under which Idempotency-Key, from any number of processes. Needs the rights to select, insert and update there.</summary>
public sealed class RequestKeyTable
{
    // A connection that lay in the pool while the server restarted is found dead by its next user; the second try opens a new one.
    private const int Tries = 2;

    private static readonly string InsertSql = SqlFile.Read("RequestKeys/Sql/insert_key.sql");
    private static readonly string FindSql = SqlFile.Read("RequestKeys/Sql/find_key.sql");
    private static readonly string CompleteSql = SqlFile.Read("RequestKeys/Sql/complete_key.sql");

    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _clock;

    internal RequestKeyTable(NpgsqlDataSource dataSource, TimeProvider clock)
    {
        _dataSource = dataSource;
        _clock = clock;
    }

    /// <summary>Makes the key this request's unless it is taken, and says whose it is. Of many at once one inserts; the others see its row.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait at once; whether the row is there is then unknown, which is harmless.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't say now.</exception>
    public Task<RequestKeyClaim> ClaimAsync(RequestKey request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RunAsync(token => ClaimOnceAsync(request, token), cancellationToken);
    }

    /// <summary>Notes that the key's request is done.</summary>
    /// <param name="tenantId">Whose.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't do it now. Nothing is wrong then: the next try takes the same event again.</exception>
    public Task CompleteAsync(string tenantId, string key, CancellationToken cancellationToken) =>
        RunAsync(token => CompleteOnceAsync(tenantId, key, token), cancellationToken);

    private static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            // Npgsql waits for the server also when it is told to cancel; the caller must not.
            return await TryTwiceAsync(work, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    private static async Task<T> TryTwiceAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work(cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException fault) when (fault.IsTransient && attempt < Tries)
            {
                // Both statements may be repeated: the row is the same the second time.
                continue;
            }
        }
    }

    private async Task<RequestKeyClaim> ClaimOnceAsync(RequestKey request, CancellationToken cancellationToken)
    {
        // Two statements in one round trip: the second one sees what the first had to wait for.
        using var quiet = new QuietCancellation(cancellationToken);
        var batch = _dataSource.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(InsertSql)
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = request.TenantId },
                    new NpgsqlParameter<string> { TypedValue = request.Key },
                    new NpgsqlParameter<Guid> { TypedValue = request.EventId },
                    new NpgsqlParameter<byte[]> { TypedValue = request.RequestSha256 },
                    new NpgsqlParameter<DateTime> { TypedValue = PostgresTime.Now(_clock).UtcDateTime },
                },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand(FindSql)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = request.TenantId }, new NpgsqlParameter<string> { TypedValue = request.Key } },
            });
            var reader = await batch.ExecuteReaderAsync(quiet.Token).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync(quiet.Token).ConfigureAwait(false) ? Judge(request, reader) : RequestKeyClaim.Pending;
            }
        }
    }

    private static RequestKeyClaim Judge(RequestKey request, NpgsqlDataReader known)
    {
        var isSame = known.GetGuid(0) == request.EventId && known.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(request.RequestSha256);
        return (isSame, known.GetString(2)) switch
        {
            (false, _) => RequestKeyClaim.Other,
            (true, RequestKeyStatus.Enqueued) => RequestKeyClaim.Completed,
            _ => RequestKeyClaim.Pending,
        };
    }

    private async Task<int> CompleteOnceAsync(string tenantId, string key, CancellationToken cancellationToken)
    {
        using var quiet = new QuietCancellation(cancellationToken);
        var command = _dataSource.CreateCommand(CompleteSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenantId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
            return await command.ExecuteNonQueryAsync(quiet.Token).ConfigureAwait(false);
        }
    }
}
