using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Failures;

/// <summary>Discards and archives failures, each change with its note.</summary>
internal sealed class FailureChanges(NpgsqlDataSource dataSource, FilterParameters filters, FailureQueries queries, AuditLog audit, TimeProvider clock)
{
    private static readonly string ChangeSql = SqlFile.ReadFiltered("Failures/Sql/change_state.sql");
    private static readonly string CountSql = SqlFile.ReadFiltered("Failures/Sql/count_changeable.sql");

    /// <summary>Brings every failure that fits and may be changed into a state; on a dry run only counts them.</summary>
    public async Task<ChangeAnswer> ChangeAsync(RequestCaller caller, FailureFilter filter, string state, string reason, bool dryRun, CancellationToken cancellationToken)
    {
        var matched = await queries.CountAsync(filter, cancellationToken);
        if (dryRun)
        {
            await using var count = dataSource.CreateCommand(CountSql);
            await filters.AddAsync(count.Parameters, filter, cancellationToken);
            count.Parameters.AddText(state);
            return new ChangeAnswer(matched, (long)(await count.ExecuteScalarAsync(cancellationToken))!, DryRun: true);
        }

        var changed = await dataSource.InTransactionAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(ChangeSql, connection);
                await filters.AddAsync(command.Parameters, filter, cancellationToken);
                command.Parameters.AddText(state);
                command.Parameters.AddTime(clock.GetUtcNow());
                var rows = await command.ExecuteNonQueryAsync(cancellationToken);
                await audit.NoteAsync(
                    connection,
                    new AuditNote(filter.Tenant ?? "", caller.Actor, state == "discarded" ? "discard" : "archive")
                    {
                        Reason = reason,
                        Filter = FilterJson.Write(filter),
                        Failures = rows,
                        FailureId = filter.Ids is [var only] ? only : null,
                        Outcome = state,
                    },
                    cancellationToken);
                return rows;
            },
            cancellationToken);
        return new ChangeAnswer(matched, changed, DryRun: false);
    }
}
