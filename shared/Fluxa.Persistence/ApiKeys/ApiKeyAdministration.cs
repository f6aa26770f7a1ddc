using Npgsql;

namespace Fluxa.Persistence.ApiKeys;

/// <summary>Makes, lists and revokes API keys; for operators.</summary>
/// <param name="connectionString">Npgsql connection string of Fluxa's database.</param>
/// <param name="clock">Says when.</param>
public sealed class ApiKeyAdministration(string connectionString, TimeProvider clock)
{
    /// <summary>So many live keys of a tenant may share a name: the old one and the new one while clients are moved over.</summary>
    public const int LiveKeysPerName = 2;

    private static readonly string LockNameSql = SqlFile.Read("ApiKeys/Sql/lock_name.sql");
    private static readonly string CreateSql = SqlFile.Read("ApiKeys/Sql/create.sql");
    private static readonly string ListSql = SqlFile.Read("ApiKeys/Sql/list.sql");
    private static readonly string RevokeSql = SqlFile.Read("ApiKeys/Sql/revoke.sql");
    private static readonly string ExpireSql = SqlFile.Read("ApiKeys/Sql/expire.sql");

    /// <summary>Makes a key. Null when the tenant already has two live ones of this name.</summary>
    /// <param name="order">What kind of key.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="NpgsqlException">PostgreSQL refuses or doesn't answer.</exception>
    public async Task<NewApiKey?> CreateAsync(ApiKeyOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var created = await CreateAsync(connection, order, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return created;
            }
        }
    }

    /// <summary>Makes a key like another one and lets the old one end after a while; null when there is no such live key, or the tenant already has two live ones of this name.</summary>
    /// <param name="keyId">The key to be replaced.</param>
    /// <param name="overlap">How long the old one is still taken.</param>
    /// <param name="lifetime">How long the new one is taken; null: for ever.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="NpgsqlException">PostgreSQL refuses or doesn't answer.</exception>
    public async Task<NewApiKey?> RotateAsync(string keyId, TimeSpan overlap, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        var old = (await ListAsync(null, cancellationToken).ConfigureAwait(false)).SingleOrDefault(key => key.KeyId == keyId && key.IsLive(clock.GetUtcNow()));
        if (old is null)
        {
            return null;
        }

        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var order = new ApiKeyOrder(old.TenantId, old.Name, old.Scopes, lifetime is { } time ? clock.GetUtcNow() + time : null);
                if (await CreateAsync(connection, order, cancellationToken).ConfigureAwait(false) is not { } created)
                {
                    return null;
                }

                await ExecuteAsync(connection, ExpireSql, cancellationToken, Text(keyId), Time(clock.GetUtcNow() + overlap)).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return created;
            }
        }
    }

    /// <summary>Every key, newest first.</summary>
    /// <param name="tenantId">Of this tenant alone; null: of all.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="NpgsqlException">PostgreSQL refuses or doesn't answer.</exception>
    public async Task<IReadOnlyList<StoredApiKey>> ListAsync(string? tenantId, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = new NpgsqlCommand(ListSql, connection) { Parameters = { new NpgsqlParameter<string?> { TypedValue = tenantId, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text } } };
            await using (command.ConfigureAwait(false))
            {
                return await ApiKeyReader.ReadAllAsync(command, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Revokes a key for good; false when there is none. Services refuse it within 60 s. Revoking twice changes nothing.</summary>
    /// <param name="keyId">The key.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="NpgsqlException">PostgreSQL refuses or doesn't answer.</exception>
    public async Task<bool> RevokeAsync(string keyId, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await ExecuteAsync(connection, RevokeSql, cancellationToken, Text(keyId), Time(clock.GetUtcNow())).ConfigureAwait(false) == 1;
        }
    }

    private async Task<NewApiKey?> CreateAsync(NpgsqlConnection connection, ApiKeyOrder order, CancellationToken cancellationToken)
    {
        var text = ApiKeyText.New();
        await ExecuteAsync(connection, LockNameSql, cancellationToken, Text(order.TenantId), Text(order.Name)).ConfigureAwait(false);
        var rows = await ExecuteAsync(
            connection,
            CreateSql,
            cancellationToken,
            Text(text.KeyId),
            Text(order.TenantId),
            Text(order.Name),
            new NpgsqlParameter<byte[]> { TypedValue = text.Hash() },
            new NpgsqlParameter<string[]> { TypedValue = order.Scopes.Names() },
            Time(clock.GetUtcNow()),
            new NpgsqlParameter { Value = (object?)order.ExpiresAt?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz },
            new NpgsqlParameter<int> { TypedValue = LiveKeysPerName }).ConfigureAwait(false);
        return rows == 1 ? new NewApiKey(text, order) : null;
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = "fluxa-keys" }.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.AddRange(parameters);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<DateTime> Time(DateTimeOffset value) => new() { TypedValue = value.UtcDateTime };
}
