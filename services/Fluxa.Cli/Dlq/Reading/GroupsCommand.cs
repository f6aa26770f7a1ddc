using System.CommandLine;
using System.Globalization;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Tables;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Reading;

/// <summary><c>fluxa dlq groups</c>.</summary>
internal static class GroupsCommand
{
    private const int TitleWidth = 100;

    public static Command Create(ConnectionOptions connection)
    {
        var filter = new FilterOptions();
        var page = new PageOptions();
        var command = new Command("groups", "Failures by cause: the same exception at the same place with the same words, whatever ids and numbers are in them.");
        filter.AddTo(command);
        page.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var answer = await session.Client.GetAsync($"failures/groups{filter.Query(parsed, page.Pairs(parsed))}", cancellationToken);
            return session.Answer(answer, () => Print(View.Of<Page<GroupView>>(answer), session));
        });
        return command;
    }

    private static void Print(Page<GroupView> groups, DlqSession session)
    {
        if (groups.Items.Count == 0)
        {
            session.Output.WriteLine("No failure fits.");
            return;
        }

        var now = session.Clock.GetUtcNow();
        var table = new TextTable("GROUP", "OPEN", "ALL", "NEW", "FIRST", "LAST", "MESSAGE TYPE", "REASON", "CAUSE");
        foreach (var group in groups.Items)
        {
            table.Add(
                group.Group,
                group.Open.ToString(CultureInfo.InvariantCulture),
                group.Count.ToString(CultureInfo.InvariantCulture),
                group.NewSinceRedrive.ToString(CultureInfo.InvariantCulture),
                Age.Of(group.FirstSeen, now),
                Age.Of(group.LastSeen, now),
                Shortened.Type(group.MessageType),
                group.Reason,
                Shortened.To(TitleWidth, group.Title));
        }

        table.WriteTo(session.Output);
        session.Hint($"Next: fluxa dlq list --group {groups.Items[0].Group} · fluxa dlq plan --group {groups.Items[0].Group}");
        if (groups.NextCursor is { } cursor)
        {
            session.Hint($"More: --cursor {cursor}");
        }
    }
}
