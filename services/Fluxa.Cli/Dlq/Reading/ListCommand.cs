using System.CommandLine;
using System.Globalization;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Tables;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Dlq.Reading;

/// <summary><c>fluxa dlq list</c>.</summary>
internal static class ListCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var filter = new FilterOptions();
        var page = new PageOptions();
        var count = new Option<bool>("--count") { Description = "Print only how many there are." };
        var command = new Command("list", "Failures, newest first.") { count };
        filter.AddTo(command);
        page.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            if (parsed.GetValue(count))
            {
                var counted = await session.Client.GetAsync($"failures/count{filter.Query(parsed)}", cancellationToken);
                return session.Answer(counted, () => session.Output.WriteLine(counted.GetProperty("count").GetInt64().ToString(CultureInfo.InvariantCulture)));
            }

            var answer = await session.Client.GetAsync($"failures{filter.Query(parsed, page.Pairs(parsed))}", cancellationToken);
            return session.Answer(answer, () => Print(View.Of<Page<FailureView>>(answer), session));
        });
        return command;
    }

    private static void Print(Page<FailureView> failures, DlqSession session)
    {
        if (failures.Items.Count == 0)
        {
            session.Output.WriteLine("No failure fits.");
            return;
        }

        FailureTable.Write(failures.Items, session.Output, session.Clock.GetUtcNow());
        if (failures.NextCursor is { } cursor)
        {
            session.Hint($"More: --cursor {cursor}");
        }
    }
}
