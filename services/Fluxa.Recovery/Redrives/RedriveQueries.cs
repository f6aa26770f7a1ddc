using System.Globalization;
using System.Text.Json;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Redrives;

/// <summary>Reads redrives.</summary>
internal sealed class RedriveQueries(NpgsqlDataSource dataSource, TimeProvider clock)
{
    private static readonly string FindSql = SqlFile.Read("Redrives/Sql/find_redrive.sql");
    private static readonly string ListSql = SqlFile.Read("Redrives/Sql/list_redrives.sql");
    private static readonly string CountSql = SqlFile.Read("Redrives/Sql/count_items.sql");
    private static readonly string SampleSql = SqlFile.Read("Redrives/Sql/sample_plan.sql");
    private static readonly string ItemsSql = SqlFile.Read("Redrives/Sql/list_items.sql");

    /// <summary>A redrive with totals and sample; null when there is none of this id within the tenant (null: any).</summary>
    public async Task<RedriveAnswer?> FindAsync(string? tenant, Guid redriveId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(FindSql);
        command.Parameters.AddId(redriveId);
        command.Parameters.AddText(tenant);
        command.Parameters.AddTime(clock.GetUtcNow());
        var rows = await command.ReadAllAsync(Read, cancellationToken);
        return rows.Count == 0
            ? null
            : rows[0] with { Totals = Answer(await TotalsAsync(redriveId, cancellationToken)), Sample = await SampleAsync(redriveId, cancellationToken) };
    }

    public async Task<Page<RedriveAnswer>> ListAsync(string? tenant, string? state, PageCursor? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ListSql);
        command.Parameters.AddText(tenant);
        command.Parameters.AddText(state);
        command.Parameters.AddTime(clock.GetUtcNow());
        command.Parameters.AddTime(after?.Time);
        command.Parameters.AddId(after?.Id);
        command.Parameters.AddNumber(limit + 1);
        var rows = await command.ReadAllAsync(Read, cancellationToken);
        return Page<RedriveAnswer>.Of(rows, limit, row => new PageCursor(row.CreatedAt, row.RedriveId).ToString());
    }

    public async Task<Page<ItemAnswer>> ItemsAsync(Guid redriveId, string? outcome, int after, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ItemsSql);
        command.Parameters.AddId(redriveId);
        command.Parameters.AddText(outcome);
        command.Parameters.AddNumber(after);
        command.Parameters.AddNumber(limit + 1);
        var rows = await command.ReadAllAsync(
            row => new ItemAnswer(
                row.GetString(0), row.GetGuid(1), row.GetInt32(2), row.GetString(3), row.TextOrNull(4), row.IsDBNull(5) ? null : row.GetInt32(5),
                row.TimeOrNull(6), row.TimeOrNull(7), row.TimeOrNull(8), row.TextOrNull(9)),
            cancellationToken);
        return Page<ItemAnswer>.Of(rows, limit, row => row.Position.ToString(CultureInfo.InvariantCulture));
    }

    public async Task<RedriveTotals> TotalsAsync(Guid redriveId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(CountSql);
        command.Parameters.AddId(redriveId);
        var rows = await command.ReadAllAsync(row => (Stage: row.GetString(0), Outcome: row.GetString(1), Count: row.GetInt64(2)), cancellationToken);
        return new RedriveTotals(rows.ToDictionary(row => (row.Stage, row.Outcome), row => row.Count));
    }

    private static TotalsAnswer Answer(RedriveTotals totals) =>
        new(totals.Pending, totals.Sent, totals.Processed, totals.FailedAgain, totals.Unknown + totals.Unfollowed, totals.Skipped);

    private async Task<List<FailureAnswer>> SampleAsync(Guid redriveId, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(SampleSql);
        command.Parameters.AddId(redriveId);
        return await command.ReadAllAsync(FailureRows.ReadSummary, cancellationToken);
    }

    private static RedriveAnswer Read(NpgsqlDataReader row) => new()
    {
        RedriveId = row.GetGuid(0),
        Tenant = row.GetString(1),
        State = row.GetString(2),
        Stage = row.GetString(3),
        Reason = row.TextOrNull(4),
        By = row.GetString(5),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(6),
        ExpiresAt = row.GetFieldValue<DateTimeOffset>(7),
        Filter = JsonElement.Parse(row.GetString(8)),
        Count = row.GetInt32(9),
        RatePerSecond = row.GetInt32(10),
        Canary = row.GetBoolean(11),
        Force = row.GetBoolean(12),
        Groups = JsonElement.Parse(row.GetString(13)),
        Warnings = JsonElement.Parse(row.GetString(14)),
        EstimatedSeconds = row.GetDouble(15),
        StoppedBecause = row.TextOrNull(16),
        StartedAt = row.TimeOrNull(17),
        EndedAt = row.TimeOrNull(18),
    };
}
