using Fluxa.Recovery.Storing;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Recovery.Failures;

/// <summary>Puts a filter into a statement's first ten parameters.</summary>
internal sealed class FilterParameters(NpgsqlDataSource dataSource)
{
    private static readonly string FindGroupsSql = SqlFile.Read("Failures/Sql/find_groups.sql");

    /// <summary>Adds them; what a group answers is asked of the groups first.</summary>
    public async Task AddAsync(NpgsqlParameterCollection parameters, FailureFilter filter, CancellationToken cancellationToken)
    {
        var groups = filter.AsksForGroups ? await FindGroupsAsync(filter, cancellationToken) : null;
        parameters.AddText(filter.Tenant);
        parameters.AddText(filter.State);
        parameters.Add(new NpgsqlParameter { Value = (object?)groups ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        parameters.AddText(filter.Text is null ? null : $"%{Escape(filter.Text)}%");
        parameters.AddId(filter.EventId);
        parameters.AddNumber(filter.MinAttempts);
        parameters.AddNumber(filter.MaxAttempts);
        parameters.AddTime(filter.FailedAfter);
        parameters.AddTime(filter.FailedBefore);
        parameters.Add(new NpgsqlParameter { Value = (object?)filter.Ids?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
    }

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private async Task<string[]> FindGroupsAsync(FailureFilter filter, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(FindGroupsSql);
        command.Parameters.AddText(filter.Tenant);
        command.Parameters.AddText(filter.Queue);
        command.Parameters.AddText(filter.MessageType);
        command.Parameters.AddText(filter.Reason);
        command.Parameters.AddText(filter.ExceptionType);
        command.Parameters.AddText(filter.Group);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var groups = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            groups.Add(reader.GetString(0));
        }

        return [.. groups];
    }
}
