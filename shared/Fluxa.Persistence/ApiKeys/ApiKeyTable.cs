using Fluxa.Persistence.Faults;
using Npgsql;

namespace Fluxa.Persistence.ApiKeys;

/// <summary>Reads API keys for those who check requests, and notes their use. Making and revoking is <see cref="ApiKeyAdministration"/>'s.</summary>
public sealed class ApiKeyTable
{
    private static readonly string LoadLiveSql = SqlFile.Read("ApiKeys/Sql/load_live.sql");
    private static readonly string FindSql = SqlFile.Read("ApiKeys/Sql/find.sql");
    private static readonly string TouchSql = SqlFile.Read("ApiKeys/Sql/touch.sql");

    private readonly NpgsqlDataSource _dataSource;

    internal ApiKeyTable(NpgsqlDataSource dataSource) => _dataSource = dataSource;

    /// <summary>Every key that is taken at a moment.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<List<StoredApiKey>> LoadLiveAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(LoadLiveSql, new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime }, cancellationToken);

    /// <summary>The keys with these ids, revoked and expired ones too.</summary>
    /// <param name="keyIds">Ids.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public Task<List<StoredApiKey>> FindAsync(string[] keyIds, CancellationToken cancellationToken) =>
        ReadAsync(FindSql, new NpgsqlParameter<string[]> { TypedValue = keyIds }, cancellationToken);

    /// <summary>Notes that these keys were used.</summary>
    /// <param name="keyIds">Ids.</param>
    /// <param name="usedAt">When, UTC.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    /// <exception cref="StoreUnavailableException">PostgreSQL can't answer now.</exception>
    public async Task TouchAsync(string[] keyIds, DateTimeOffset usedAt, CancellationToken cancellationToken)
    {
        try
        {
            using var quiet = new QuietCancellation(cancellationToken);
            var command = _dataSource.CreateCommand(TouchSql);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = keyIds });
                command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = usedAt.UtcDateTime });
                await command.ExecuteNonQueryAsync(quiet.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }

    private async Task<List<StoredApiKey>> ReadAsync(string sql, NpgsqlParameter parameter, CancellationToken cancellationToken)
    {
        try
        {
            var command = _dataSource.CreateCommand(sql);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(parameter);
                return await ApiKeyReader.ReadAllAsync(command, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception))
        {
            throw PostgresFaults.ForCaller(exception);
        }
    }
}
