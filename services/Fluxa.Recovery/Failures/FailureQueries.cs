using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Failures;

/// <summary>Reads failures.</summary>
internal sealed class FailureQueries(NpgsqlDataSource dataSource, FilterParameters filters)
{
    private static readonly string ListSql = SqlFile.ReadFiltered("Failures/Sql/list_failures.sql");
    private static readonly string ExportSql = SqlFile.ReadFiltered("Failures/Sql/export_failures.sql");
    private static readonly string CountSql = SqlFile.ReadFiltered("Failures/Sql/count_failures.sql");
    private static readonly string FindSql = SqlFile.Read("Failures/Sql/find_failure.sql");
    private static readonly string AttemptsSql = SqlFile.Read("Failures/Sql/find_attempts.sql");
    private static readonly string RedrivesSql = SqlFile.Read("Failures/Sql/find_redrives.sql");

    /// <summary>A page, newest first.</summary>
    public async Task<Page<FailureAnswer>> ListAsync(FailureFilter filter, PageCursor? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ListSql);
        await AddPageAsync(command.Parameters, filter, after, limit + 1, cancellationToken);
        var rows = await command.ReadAllAsync(FailureRows.ReadSummary, cancellationToken);
        return Page<FailureAnswer>.Of(rows, limit, row => CursorOf(row).ToString());
    }

    /// <summary>A page with the messages, newest first.</summary>
    public async Task<List<StoredFailure>> ExportAsync(FailureFilter filter, PageCursor? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ExportSql);
        await AddPageAsync(command.Parameters, filter, after, limit, cancellationToken);
        return await command.ReadAllAsync(FailureRows.ReadWhole, cancellationToken);
    }

    public async Task<long> CountAsync(FailureFilter filter, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(CountSql);
        await filters.AddAsync(command.Parameters, filter, cancellationToken);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>One failure; null when there is none of this id within the tenant (null: any).</summary>
    public async Task<StoredFailure?> FindAsync(string? tenant, Guid failureId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(FindSql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddId(failureId);
        var rows = await command.ReadAllAsync(FailureRows.ReadWhole, cancellationToken);
        return rows.Count > 0 ? rows[0] : null;
    }

    public async Task<List<AttemptAnswer>> AttemptsAsync(FailureAnswer failure, CancellationToken cancellationToken)
    {
        await using var command = Of(failure, AttemptsSql);
        return await command.ReadAllAsync(
            row => new AttemptAnswer(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.TextOrNull(2), row.TextOrNull(3), row.IsDBNull(4) ? null : row.GetGuid(4)),
            cancellationToken);
    }

    public async Task<List<FailureRedriveAnswer>> RedrivesAsync(FailureAnswer failure, CancellationToken cancellationToken)
    {
        await using var command = Of(failure, RedrivesSql);
        return await command.ReadAllAsync(
            row => new FailureRedriveAnswer(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetInt32(1), row.TimeOrNull(2), row.GetString(3)), cancellationToken);
    }

    public static PageCursor CursorOf(FailureAnswer failure) => new(failure.LastFailedAt, failure.FailureId);

    private NpgsqlCommand Of(FailureAnswer failure, string sql)
    {
        var command = dataSource.CreateCommand(sql);
        command.Parameters.AddText(failure.Tenant);
        command.Parameters.AddId(failure.FailureId);
        return command;
    }

    private async Task AddPageAsync(NpgsqlParameterCollection parameters, FailureFilter filter, PageCursor? after, int rows, CancellationToken cancellationToken)
    {
        await filters.AddAsync(parameters, filter, cancellationToken);
        parameters.AddTime(after?.Time);
        parameters.AddId(after?.Id);
        parameters.AddNumber(rows);
    }
}
