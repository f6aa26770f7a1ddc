using System.Globalization;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Recovery.Redrives;

/// <summary>Executes, pauses, resumes and cancels: each change guarded by the state it comes from, and noted in the same transaction.</summary>
internal sealed class RedriveControl(NpgsqlDataSource dataSource, RedriveQueries queries, AuditLog audit, TimeProvider clock)
{
    private static readonly string StartSql = SqlFile.Read("Redrives/Sql/start_redrive.sql");
    private static readonly string ChangeSql = SqlFile.Read("Redrives/Sql/change_redrive.sql");
    private static readonly string RateSql = SqlFile.Read("Redrives/Sql/change_rate.sql");
    private static readonly string SkipSql = SqlFile.Read("Redrives/Sql/skip_pending.sql");
    private static readonly string[] Active = ["running", "paused"];
    private static readonly string[] Cancellable = ["planned", "running", "paused"];

    public Task<ControlOutcome> ExecuteAsync(RequestCaller caller, Guid id, string reason, CancellationToken cancellationToken) => ChangeAsync(
        caller, id, "execute", reason, StartSql, parameters => parameters.AddTime(clock.GetUtcNow()), cancellationToken);

    public Task<ControlOutcome> PauseAsync(RequestCaller caller, Guid id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(caller, id, "pause", reason, ChangeSql, parameters => AddChange(parameters, ["running"], "paused", null), cancellationToken);

    public Task<ControlOutcome> ResumeAsync(RequestCaller caller, Guid id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(caller, id, "resume", reason, ChangeSql, parameters => AddChange(parameters, ["paused"], "running", null), cancellationToken);

    public Task<ControlOutcome> CancelAsync(RequestCaller caller, Guid id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(caller, id, "cancel", reason, ChangeSql, parameters => AddChange(parameters, Cancellable, "cancelled", null), cancellationToken);

    public Task<ControlOutcome> ChangeRateAsync(RequestCaller caller, Guid id, int rate, string reason, CancellationToken cancellationToken) => ChangeAsync(
        caller, id, "rate", string.Create(CultureInfo.InvariantCulture, $"{rate}/s: {reason}"), RateSql, parameters => parameters.AddNumber(rate), cancellationToken);

    /// <summary>Ends a redrive by itself; answers whether it was still going.</summary>
    public async Task<bool> EndAsync(RunningRedrive redrive, string state, string? because, CancellationToken cancellationToken)
    {
        var totals = await queries.TotalsAsync(redrive.RedriveId, cancellationToken);
        return await dataSource.InTransactionAsync(
            async connection =>
            {
                if (await RunAsync(connection, ChangeSql, redrive.RedriveId, parameters => AddChange(parameters, Active, state, because), cancellationToken) == 0)
                {
                    return false;
                }

                await SkipAsync(connection, redrive.RedriveId, state, cancellationToken);
                var outcome = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{state}: {totals.Processed} processed, {totals.FailedAgain} failed again, {totals.Unknown + totals.Unfollowed} unknown, {totals.Skipped} skipped, {totals.Pending} not sent");
                await audit.NoteAsync(
                    connection,
                    new AuditNote(redrive.Tenant, AuditNote.Recovery, state == "done" ? "finish" : "stop") { Reason = because, RedriveId = redrive.RedriveId, Failures = totals.Processed, Outcome = outcome },
                    cancellationToken);
                return true;
            },
            cancellationToken);
    }

    private async Task<ControlOutcome> ChangeAsync(
        RequestCaller caller, Guid id, string action, string reason, string sql, Action<NpgsqlParameterCollection> add, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(caller.Tenant, id, cancellationToken) is not { } found)
        {
            return new ControlOutcome.NotFound();
        }

        var changed = await dataSource.InTransactionAsync(
            async connection =>
            {
                if (await RunAsync(connection, sql, id, add, cancellationToken) == 0)
                {
                    return false;
                }

                if (action == "cancel")
                {
                    await SkipAsync(connection, id, "cancelled", cancellationToken);
                }

                await audit.NoteAsync(
                    connection, new AuditNote(found.Tenant, caller.Actor, action) { Reason = reason, RedriveId = id, Failures = found.Count, Outcome = "accepted" }, cancellationToken);
                return true;
            },
            cancellationToken);
        return changed ? new ControlOutcome.Changed() : await WhyNotAsync(caller, id, action, cancellationToken);
    }

    private async Task<ControlOutcome> WhyNotAsync(RequestCaller caller, Guid id, string action, CancellationToken cancellationToken) =>
        await queries.FindAsync(caller.Tenant, id, cancellationToken) switch
        {
            null => new ControlOutcome.NotFound(),
            { State: "planned" } when action == "execute" => new ControlOutcome.Outdated(),
            { } found => new ControlOutcome.WrongState(found.State),
        };

    private async Task SkipAsync(NpgsqlConnection connection, Guid id, string because, CancellationToken cancellationToken) =>
        await RunAsync(
            connection,
            SkipSql,
            id,
            parameters =>
            {
                parameters.AddTime(clock.GetUtcNow());
                parameters.AddText(because);
            },
            cancellationToken);

    private void AddChange(NpgsqlParameterCollection parameters, string[] from, string to, string? because)
    {
        parameters.Add(new NpgsqlParameter { Value = from, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        parameters.AddText(to);
        parameters.AddTime(clock.GetUtcNow());
        parameters.AddText(because);
    }

    private static async Task<int> RunAsync(NpgsqlConnection connection, string sql, Guid id, Action<NpgsqlParameterCollection> add, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddId(id);
        add(command.Parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
