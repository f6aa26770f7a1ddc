using System.Globalization;
using System.Text.Json;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Auditing;

/// <summary>Notes changes within their own transactions, and reads them back.</summary>
internal sealed class AuditLog(NpgsqlDataSource dataSource, TimeProvider clock)
{
    private static readonly string InsertSql = SqlFile.Read("Auditing/Sql/insert_audit.sql");
    private static readonly string ListSql = SqlFile.Read("Auditing/Sql/list_audit.sql");

    /// <summary>Adds a note on the connection, and so in the transaction, of the change.</summary>
    public async Task NoteAsync(NpgsqlConnection connection, AuditNote note, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(InsertSql, connection);
        command.Parameters.AddText(note.Tenant);
        command.Parameters.AddTime(clock.GetUtcNow());
        command.Parameters.AddText(note.Actor);
        command.Parameters.AddText(note.Action);
        command.Parameters.AddText(note.Reason);
        command.Parameters.AddText(note.Filter);
        command.Parameters.AddNumber((int?)note.Failures);
        command.Parameters.AddId(note.RedriveId);
        command.Parameters.AddId(note.FailureId);
        command.Parameters.AddText(note.Outcome);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<Page<AuditAnswer>> ListAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ListSql);
        command.Parameters.AddText(query.Tenant);
        command.Parameters.AddId(query.RedriveId);
        command.Parameters.AddId(query.FailureId);
        command.Parameters.AddText(query.Action);
        command.Parameters.AddLong(query.Before);
        command.Parameters.AddNumber(query.Limit + 1);
        var rows = await command.ReadAllAsync(row => (Id: row.GetInt64(0), Note: Read(row)), cancellationToken);
        return rows.Count > query.Limit
            ? new Page<AuditAnswer>([.. rows.Take(query.Limit).Select(row => row.Note)], rows[query.Limit - 1].Id.ToString(CultureInfo.InvariantCulture))
            : new Page<AuditAnswer>([.. rows.Select(row => row.Note)], null);
    }

    private static AuditAnswer Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateTimeOffset>(2),
        row.GetString(1),
        row.GetString(3),
        row.GetString(4),
        row.TextOrNull(5),
        row.TextOrNull(6) is { } filter ? JsonElement.Parse(filter) : null,
        row.IsDBNull(7) ? null : row.GetInt32(7),
        row.IsDBNull(8) ? null : row.GetGuid(8),
        row.IsDBNull(9) ? null : row.GetGuid(9),
        row.TextOrNull(10));
}
