using Fluxa.Recovery.Storing;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>The statements that drive redrives; each is one round trip and one commit.</summary>
internal sealed class RedriveTable(NpgsqlDataSource dataSource, Driver driver, RecoveryMetrics metrics, IOptions<RecoveryOptions> options, TimeProvider clock)
{
    private static readonly string LeaseSql = SqlFile.Read("Redrives/Sql/lease_redrives.sql");
    private static readonly string AdvanceSql = SqlFile.Read("Redrives/Sql/advance_stage.sql");
    private static readonly string ClaimSql = SqlFile.Read("Redrives/Sql/claim_items.sql");
    private static readonly string MarkSql = SqlFile.Read("Redrives/Sql/mark_sent.sql");
    private static readonly string ReleaseSql = SqlFile.Read("Redrives/Sql/release_items.sql");
    private static readonly string ProcessedSql = SqlFile.Read("Redrives/Sql/settle_processed.sql");
    private static readonly string OverdueSql = SqlFile.Read("Redrives/Sql/settle_overdue.sql");
    private static readonly string ExpireSql = SqlFile.Read("Redrives/Sql/expire_plans.sql");

    /// <summary>Takes the running redrives that nobody drives, and keeps this process's own.</summary>
    public async Task<List<RunningRedrive>> LeaseAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = dataSource.CreateCommand(LeaseSql);
        command.Parameters.AddText(driver.Name);
        command.Parameters.AddTime(now + options.Value.Lease);
        command.Parameters.AddTime(now);
        return await command.ReadAllAsync(row => new RunningRedrive(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3)), cancellationToken);
    }

    public Task<int> AdvanceAsync(RunningRedrive redrive, string stage, CancellationToken cancellationToken) => RunAsync(
        AdvanceSql,
        parameters =>
        {
            parameters.AddId(redrive.RedriveId);
            parameters.AddText(driver.Name);
            parameters.AddText(redrive.Stage);
            parameters.AddText(stage);
        },
        cancellationToken);

    /// <summary>Claims up to so many; answers what is to be sent, and how many items were touched at all.</summary>
    public async Task<(List<ClaimedItem> Items, int Touched)> ClaimAsync(RunningRedrive redrive, int most, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ClaimSql);
        command.Parameters.AddId(redrive.RedriveId);
        command.Parameters.AddText(driver.Name);
        command.Parameters.AddNumber(most);
        command.Parameters.AddText(redrive.Stage);
        command.Parameters.AddNumber(options.Value.TenantInFlight);
        command.Parameters.AddTime(clock.GetUtcNow());
        var rows = await command.ReadAllAsync(
            row => row.GetString(3) == "claimed"
                ? new ClaimedItem(row.GetString(0), row.GetGuid(1), row.GetInt32(2), row.GetString(4), row.GetString(5), row.GetFieldValue<byte[]>(6), !row.IsDBNull(7) && row.GetString(7) == "S3")
                : null,
            cancellationToken);
        return ([.. rows.OfType<ClaimedItem>()], rows.Count);
    }

    public Task<int> MarkSentAsync(Guid redriveId, IReadOnlyList<ClaimedItem> items, CancellationToken cancellationToken) => RunAsync(
        MarkSql,
        parameters =>
        {
            AddKeys(parameters, redriveId, items);
            parameters.AddTime(clock.GetUtcNow());
        },
        cancellationToken);

    /// <summary>Gives claims back that were certainly not sent; a detail leaves them out for good.</summary>
    public Task<int> ReleaseAsync(Guid redriveId, IReadOnlyList<ClaimedItem> items, string? detail, CancellationToken cancellationToken) => RunAsync(
        ReleaseSql,
        parameters =>
        {
            AddKeys(parameters, redriveId, items);
            parameters.AddText(detail is null ? "pending" : "skipped");
            parameters.AddText(detail);
            parameters.AddTime(clock.GetUtcNow());
        },
        cancellationToken);

    /// <summary>Settles what was processed, and what has had no outcome for too long.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        metrics.Settled("processed", await RunAsync(ProcessedSql, parameters => parameters.AddTime(now), cancellationToken));
        metrics.Settled(
            "unknown",
            await RunAsync(
                OverdueSql,
                parameters =>
                {
                    parameters.AddTime(now);
                    parameters.AddTime(now - options.Value.OutcomeTime);
                },
                cancellationToken));
    }

    public Task<int> ExpireAsync(CancellationToken cancellationToken) => RunAsync(ExpireSql, parameters => parameters.AddTime(clock.GetUtcNow()), cancellationToken);

    private static void AddKeys(NpgsqlParameterCollection parameters, Guid redriveId, IReadOnlyList<ClaimedItem> items)
    {
        parameters.AddId(redriveId);
        parameters.AddTexts(items, item => item.Tenant);
        parameters.AddIds(items, item => item.FailureId);
    }

    private async Task<int> RunAsync(string sql, Action<NpgsqlParameterCollection> add, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(sql);
        add(command.Parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
