using System.Text.Json;
using Fluxa.Persistence.Faults;
using MassTransit;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Persistence.Outbox;

/// <summary>Keeps messages for a relay, which may run in another process, when the broker can't take them now. Needs no right but to insert into the outbox.</summary>
public sealed class OutboxWriter
{
    // A connection that lay in the pool while the server restarted is found dead by its next user; the second try opens a new one.
    private const int Tries = 2;

    private static readonly string AppendSql = SqlFile.Read("Outbox/Sql/append.sql");
    private static readonly string CanAppendSql = SqlFile.Read("Outbox/Sql/can_append.sql");

    private readonly NpgsqlDataSource _dataSource;
    private readonly TimeProvider _clock;

    internal OutboxWriter(NpgsqlDataSource dataSource, TimeProvider clock)
    {
        _dataSource = dataSource;
        _clock = clock;
    }

    /// <summary>Keeps a message for one queue, with the caller's trace. Returns when it is committed.</summary>
    /// <typeparam name="TMessage">A type that the relay was told of.</typeparam>
    /// <param name="queue">The queue's address, for example <c>queue:fluxa-process-event</c>.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the wait at once, whatever the server does; whether the message is kept is then unknown.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't do it now; whether it is kept is unknown. Trying again can make a second message.</exception>
    public async Task AppendAsync<TMessage>(Uri queue, TMessage message, CancellationToken cancellationToken)
        where TMessage : class
    {
        ArgumentNullException.ThrowIfNull(queue);
        var now = PostgresTime.Now(_clock);
        var kept = new OutboxMessage
        {
            MessageId = Guid.CreateVersion7(now),
            Destination = queue.ToString(),
            MessageType = MessageUrn.ForTypeString<TMessage>(),
            Body = JsonSerializer.Serialize(message, OutboxJson.Options),
            Headers = OutboxTrace.Capture(),
        };
        try
        {
            // Npgsql waits for the server also when it is told to cancel; the caller must not.
            await InsertAsync(kept, now, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    /// <summary>Whether a message could be kept now. Never throws for the database's sake.</summary>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    public async Task<bool> CanAppendAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            return false;
        }
    }

    private async Task InsertAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await InsertOnceAsync(message, now, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException fault) when (fault.IsTransient && attempt < Tries)
            {
                // Were the first one committed after all, the message would be kept twice under one id, which receivers know to be one.
                continue;
            }
        }
    }

    private async Task InsertOnceAsync(OutboxMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var quiet = new QuietCancellation(cancellationToken);
        var command = _dataSource.CreateCommand(AppendSql);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = message.MessageId });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = message.Destination });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = message.MessageType });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = message.Body! });
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)message.Headers ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
            await command.ExecuteNonQueryAsync(quiet.Token).ConfigureAwait(false);
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        using var quiet = new QuietCancellation(cancellationToken);
        var command = _dataSource.CreateCommand(CanAppendSql);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(quiet.Token).ConfigureAwait(false) is true;
        }
    }
}
