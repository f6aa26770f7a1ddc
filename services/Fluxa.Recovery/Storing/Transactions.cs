using Npgsql;

namespace Fluxa.Recovery.Storing;

/// <summary>Runs a change and its audit note as one transaction.</summary>
internal static class Transactions
{
    public static async Task<T> InTransactionAsync<T>(this NpgsqlDataSource dataSource, Func<NpgsqlConnection, Task<T>> changeAsync, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await changeAsync(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
