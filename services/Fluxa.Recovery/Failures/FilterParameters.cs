using Fluxa.Recovery.Storing;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Recovery.Failures;

/// <summary>Puts a filter into a statement's first eleven parameters.</summary>
internal sealed class FilterParameters(NpgsqlDataSource dataSource)
{
    private static readonly string FindGroupsSql = SqlFile.Read("Failures/Sql/find_groups.sql");
    private static readonly string FindByTextSql = SqlFile.Read("Failures/Sql/find_groups_by_text.sql");

    /// <summary>What stands in a cause's title for what varies; in a text that is looked for it means itself.</summary>
    private static readonly char[] Marks = ['{', '}', '…'];

    /// <summary>Adds them; what a group answers is asked of the groups first.</summary>
    public async Task AddAsync(NpgsqlParameterCollection parameters, FailureFilter filter, CancellationToken cancellationToken)
    {
        var groups = filter.AsksForGroups ? await FindGroupsAsync(filter, cancellationToken) : null;
        var pattern = filter.Text is null ? null : $"%{Escape(filter.Text)}%";
        var byText = filter.Text is null || filter.Text.AsSpan().ContainsAny(Marks) ? null : await FindByTextAsync(filter.Tenant, pattern!, cancellationToken);
        parameters.AddText(filter.Tenant);
        parameters.AddText(filter.State);
        parameters.Add(Texts(groups));
        parameters.AddText(pattern);
        parameters.AddId(filter.EventId);
        parameters.AddNumber(filter.MinAttempts);
        parameters.AddNumber(filter.MaxAttempts);
        parameters.AddTime(filter.FailedAfter);
        parameters.AddTime(filter.FailedBefore);
        parameters.Add(new NpgsqlParameter { Value = (object?)filter.Ids?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
        parameters.Add(Texts(byText is { Count: > 0 } ? byText : null));
    }

    private static NpgsqlParameter Texts(List<string>? values) =>
        new() { Value = (object?)values?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);

    private async Task<List<string>> FindGroupsAsync(FailureFilter filter, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(FindGroupsSql);
        command.Parameters.AddText(filter.Tenant);
        command.Parameters.AddText(filter.Queue);
        command.Parameters.AddText(filter.MessageType);
        command.Parameters.AddText(filter.Reason);
        command.Parameters.AddText(filter.ExceptionType);
        command.Parameters.AddText(filter.Group);
        return await command.ReadAllAsync(row => row.GetString(0), cancellationToken);
    }

    private async Task<List<string>> FindByTextAsync(string? tenant, string pattern, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(FindByTextSql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddText(pattern);
        return await command.ReadAllAsync(row => row.GetString(0), cancellationToken);
    }
}
