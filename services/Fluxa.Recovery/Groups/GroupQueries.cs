using System.Globalization;
using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Http;
using Fluxa.Recovery.Storing;
using Npgsql;

namespace Fluxa.Recovery.Groups;

/// <summary>Reads causes, and notes what people say of them.</summary>
internal sealed class GroupQueries(NpgsqlDataSource dataSource, FilterParameters filters, AuditLog audit, TimeProvider clock)
{
    private static readonly string ListSql = SqlFile.ReadFiltered("Groups/Sql/list_groups.sql");
    private static readonly string CommentsSql = SqlFile.Read("Groups/Sql/list_comments.sql");
    private static readonly string CommentSql = SqlFile.Read("Groups/Sql/insert_comment.sql");

    public async Task<Page<GroupAnswer>> ListAsync(FailureFilter filter, int skip, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(ListSql);
        await filters.AddAsync(command.Parameters, filter, cancellationToken);
        command.Parameters.AddNumber(limit + 1);
        command.Parameters.AddNumber(skip);
        var rows = await command.ReadAllAsync(Read, cancellationToken);
        return Page<GroupAnswer>.Of(rows, limit, _ => (skip + limit).ToString(CultureInfo.InvariantCulture));
    }

    public async Task<List<CommentAnswer>> CommentsAsync(string? tenant, string group, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(CommentsSql);
        command.Parameters.AddText(group);
        command.Parameters.AddText(tenant);
        return await command.ReadAllAsync(row => new CommentAnswer(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)), cancellationToken);
    }

    /// <summary>Adds a comment; null when there is no such group for the caller.</summary>
    public Task<CommentAnswer?> CommentAsync(RequestCaller caller, string group, string text, CancellationToken cancellationToken) => dataSource.InTransactionAsync(
        async connection =>
        {
            var comment = new CommentAnswer(caller.Actor, clock.GetUtcNow(), text);
            await using var command = new NpgsqlCommand(CommentSql, connection);
            command.Parameters.AddText(caller.Tenant);
            command.Parameters.AddText(group);
            command.Parameters.AddText(comment.By);
            command.Parameters.AddTime(comment.At);
            command.Parameters.AddText(comment.Text);
            if (await command.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                return (CommentAnswer?)null;
            }

            await audit.NoteAsync(connection, new AuditNote(caller.AuditTenant, caller.Actor, "comment") { Reason = text, Filter = FilterJson.Write(new FailureFilter { Group = group }) }, cancellationToken);
            return comment;
        },
        cancellationToken);

    private static GroupAnswer Read(NpgsqlDataReader row) => new()
    {
        Group = row.GetString(0),
        Title = row.GetString(1),
        MessageType = row.TextOrNull(2),
        Queue = row.GetString(3),
        Reason = row.GetString(4),
        ExceptionType = row.TextOrNull(5),
        Count = row.GetInt64(6),
        Open = row.GetInt64(7),
        FirstSeen = row.GetFieldValue<DateTimeOffset>(8),
        LastSeen = row.GetFieldValue<DateTimeOffset>(9),
        NewSinceRedrive = row.GetInt64(10),
        SampleFailureId = row.GetGuid(11),
        Comments = row.GetInt64(12),
    };
}
