using System.Text;
using System.Text.Json;
using Fluxa.ClaimCheck;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Fluxa.Recovery.Redrives.Planning;

/// <summary>Makes plans: a frozen set, what is in it, and what to know before it is executed. One transaction, nothing sent.</summary>
internal sealed class RedrivePlanner(
    NpgsqlDataSource dataSource, FilterParameters filters, PayloadCheck payloads, AuditLog audit, IOptions<RecoveryOptions> options, TimeProvider clock)
{
    /// <summary>A plan of more can't be looked at before it is executed: narrow the filter.</summary>
    public const int MostFailures = 100_000;

    /// <summary>What was sent back so often already needs force.</summary>
    private const int LoopGuard = 3;

    /// <summary>So many payloads in S3 are looked at; the rest when their turn comes.</summary>
    private const int PayloadsLookedAt = 50;
    private const double CanarySeconds = 6;

    private static readonly string InsertSql = SqlFile.Read("Redrives/Sql/insert_redrive.sql");
    private static readonly string FreezeSql = SqlFile.ReadFiltered("Redrives/Sql/freeze_items.sql");
    private static readonly string OftenSql = SqlFile.ReadFiltered("Redrives/Sql/count_often_redriven.sql");
    private static readonly string DropRepairedSql = SqlFile.Read("Redrives/Sql/drop_repaired_items.sql");
    private static readonly string DropSql = SqlFile.Read("Redrives/Sql/drop_items.sql");
    private static readonly string LargeSql = SqlFile.Read("Redrives/Sql/find_large_items.sql");
    private static readonly string SummariseSql = SqlFile.Read("Redrives/Sql/summarise_plan.sql");
    private static readonly string CompleteSql = SqlFile.Read("Redrives/Sql/complete_plan.sql");

    /// <exception cref="PayloadStoreUnavailableException">S3 can't say whether payloads are there.</exception>
    public async Task<PlanOutcome> PlanAsync(RequestCaller caller, PlanOrder order, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await InsertAsync(connection, id, caller, order, now, cancellationToken);
        var frozen = await FreezeAsync(connection, id, order, cancellationToken);
        if (frozen > MostFailures)
        {
            return new PlanOutcome.TooMany(MostFailures);
        }

        var often = order.Force ? 0 : await CountOftenAsync(connection, order, cancellationToken);
        var repaired = await ExecuteAsync(connection, DropRepairedSql, parameters => parameters.AddTime(now), id, cancellationToken);
        var gone = await DropGoneAsync(connection, id, cancellationToken);
        var causes = await SummariseAsync(connection, id, now, cancellationToken);
        var count = causes.Sum(cause => cause.Group.Count);
        if (count == 0)
        {
            return await NothingAsync(transaction, frozen, repaired, gone, often, cancellationToken);
        }

        var warnings = PlanSummary.Warnings(causes, now);
        Add("payload_gone", "were left out: their payload is not in S3 any more", gone);
        Add("redriven_too_often", $"were left out: sent back {LoopGuard} times already; force and a reason take them in", often);
        await CompleteAsync(connection, id, order, causes, warnings, count, cancellationToken);
        await audit.NoteAsync(
            connection,
            new AuditNote(order.Filter.Tenant ?? "", caller.Actor, "plan") { Reason = order.Reason, Filter = FilterJson.Write(order.Filter), Failures = count, RedriveId = id, Outcome = "planned" },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PlanOutcome.Made(id);

        void Add(string code, string detail, long number)
        {
            if (number > 0)
            {
                warnings.Add(new PlanWarning(code, detail, number));
            }
        }
    }

    private static async Task<PlanOutcome> NothingAsync(NpgsqlTransaction transaction, long frozen, long repaired, long gone, long often, CancellationToken cancellationToken)
    {
        await transaction.RollbackAsync(cancellationToken);
        var why = new StringBuilder();
        Say(repaired, "repaired already: their events are stored");
        Say(gone, "without a payload: it is not in S3 any more. Edit or discard them");
        Say(often, $"sent back {LoopGuard} times already: say force and a reason to try once more");
        return new PlanOutcome.Nothing(frozen == 0 && often == 0 ? "No open failure fits the filter." : $"Of the failures that fit, {why}.");

        void Say(long number, string what)
        {
            if (number > 0)
            {
                why.Append(why.Length > 0 ? "; " : "").Append(System.Globalization.CultureInfo.InvariantCulture, $"{number} {(number == 1 ? "is" : "are")} {what}");
            }
        }
    }

    private async Task InsertAsync(NpgsqlConnection connection, Guid id, RequestCaller caller, PlanOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(InsertSql, connection);
        command.Parameters.AddId(id);
        command.Parameters.AddText(order.Filter.Tenant ?? "");
        command.Parameters.AddText(order.Reason);
        command.Parameters.AddText(caller.Actor);
        command.Parameters.AddTime(now);
        command.Parameters.AddTime(now + options.Value.PlanLifetime);
        command.Parameters.AddText(FilterJson.Write(order.Filter));
        command.Parameters.AddNumber(order.RatePerSecond);
        command.Parameters.AddFlag(order.Canary);
        command.Parameters.AddFlag(order.Force);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> FreezeAsync(NpgsqlConnection connection, Guid id, PlanOrder order, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(FreezeSql, connection);
        await filters.AddAsync(command.Parameters, order.Filter, cancellationToken);
        command.Parameters.AddId(id);
        command.Parameters.AddNumber(order.Force ? int.MaxValue : LoopGuard);
        command.Parameters.AddNumber(MostFailures + 1);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<long> CountOftenAsync(NpgsqlConnection connection, PlanOrder order, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(OftenSql, connection);
        await filters.AddAsync(command.Parameters, order.Filter, cancellationToken);
        command.Parameters.AddNumber(LoopGuard);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<int> DropGoneAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(LargeSql, connection);
        command.Parameters.AddId(id);
        command.Parameters.AddNumber(PayloadsLookedAt);
        var large = await command.ReadAllAsync(row => (Tenant: row.GetString(0), Id: row.GetGuid(1), Body: row.GetFieldValue<byte[]>(2)), cancellationToken);
        var checks = await Task.WhenAll(large.Select(async item => (item.Tenant, item.Id, Gone: await payloads.IsGoneAsync(item.Body, cancellationToken))));
        var gone = checks.Where(item => item.Gone).ToList();
        return gone.Count == 0
            ? 0
            : await ExecuteAsync(
                connection,
                DropSql,
                parameters =>
                {
                    parameters.AddTexts(gone, item => item.Tenant);
                    parameters.AddIds(gone, item => item.Id);
                },
                id,
                cancellationToken);
    }

    private static async Task<List<PlanSummary>> SummariseAsync(NpgsqlConnection connection, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SummariseSql, connection);
        command.Parameters.AddId(id);
        command.Parameters.AddTime(now - PlanSummary.OldAge);
        return await command.ReadAllAsync(PlanSummary.Read, cancellationToken);
    }

    private static Task<int> CompleteAsync(
        NpgsqlConnection connection, Guid id, PlanOrder order, List<PlanSummary> causes, List<PlanWarning> warnings, long count, CancellationToken cancellationToken) =>
        ExecuteAsync(
            connection,
            CompleteSql,
            parameters =>
            {
                parameters.AddNumber((int)count);
                parameters.AddText(JsonSerializer.Serialize([.. causes.Select(cause => cause.Group)], RecoveryJson.Readable.IReadOnlyListPlannedGroup));
                parameters.AddText(JsonSerializer.Serialize(warnings, RecoveryJson.Readable.IReadOnlyListPlanWarning));
                parameters.Add(new NpgsqlParameter<double> { TypedValue = ((double)count / order.RatePerSecond) + (order.Canary ? CanarySeconds : 0) });
            },
            id,
            cancellationToken);

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, Action<NpgsqlParameterCollection> add, Guid id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddId(id);
        add(command.Parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
