using Fluxa.Testing;
using Npgsql;

namespace Fluxa.Persistence.Tests;

/// <summary>Holds up every writer of a table until it is released: what a test then starts is waiting for sure.</summary>
internal sealed class BlockedTable : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _table;

    private BlockedTable(NpgsqlConnection connection, NpgsqlTransaction transaction, string table)
    {
        _connection = connection;
        _transaction = transaction;
        _table = table;
    }

    public static async Task<BlockedTable> LockAsync(StoreUnderTest store, string table)
    {
        var connection = new NpgsqlConnection(store.ConnectionString);
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"lock table {table} in share row exclusive mode", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new BlockedTable(connection, transaction, table);
    }

    /// <summary>Waits until so many writers stand before the lock.</summary>
    public Task WaitForWritersAsync(int writers) =>
        Eventually.BecomesAsync($"{writers} writers wait for {_table}", CountWaitingAsync, waiting => waiting >= writers);

    public async Task ReleaseAsync() => await _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<long> CountWaitingAsync()
    {
        await using var command = new NpgsqlCommand(
            $"select count(*) from pg_locks where relation = '{_table}'::regclass and not granted", _connection, _transaction);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
