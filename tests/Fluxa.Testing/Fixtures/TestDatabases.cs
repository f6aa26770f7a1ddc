using System.Collections.Concurrent;
using Npgsql;

namespace Fluxa.Testing.Fixtures;

/// <summary>Makes databases on one server, migrated ones by copying a template that is migrated once.</summary>
internal sealed class TestDatabases(string server)
{
    private readonly ConcurrentBag<string> _made = [];
    private readonly Lazy<Task<string>> _template = new(() => MigratedTemplate.EnsureAsync(server, CancellationToken.None));

    public async Task<string> CreateMigratedAsync(CancellationToken cancellationToken)
    {
        var template = await _template.Value.WaitAsync(cancellationToken);
        return await CreateAsync(template, cancellationToken);
    }

    public Task<string> CreateEmptyAsync(CancellationToken cancellationToken) => CreateAsync("template0", cancellationToken);

    public async Task DropAllAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        foreach (var name in _made)
        {
            await ExecuteAsync(connection, $"drop database if exists {name} with (force)", CancellationToken.None);
        }
    }

    private async Task<string> CreateAsync(string template, CancellationToken cancellationToken)
    {
        var name = $"fluxa_test_{Guid.CreateVersion7():n}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancellationToken);
        // strategy file_copy would force two checkpoints; wal_log only writes what the small template holds.
        await ExecuteAsync(connection, $"create database {name} template {template} strategy wal_log", cancellationToken);
        _made.Add(name);
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
