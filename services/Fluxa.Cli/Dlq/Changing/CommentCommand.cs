using System.CommandLine;
using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;

namespace Fluxa.Cli.Dlq.Changing;

/// <summary><c>fluxa dlq comment</c>.</summary>
internal static class CommentCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var group = new Argument<string>("group") { Description = "The group's id, from 'dlq groups'." };
        var text = new Argument<string?>("text") { Description = "What to remember; without it the comments are shown.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("comment", "Write down what is known about a group's cause, or read it.") { group, text };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var path = $"failures/groups/{Uri.EscapeDataString(parsed.GetValue(group)!)}";
            if (parsed.GetValue(text) is { } words)
            {
                var added = await session.Client.PostAsync($"{path}/comments", new JsonObject { ["text"] = words }, cancellationToken);
                return session.Answer(added, () => session.Output.WriteLine("Noted."));
            }

            var answer = await session.Client.GetAsync(path, cancellationToken);
            return session.Answer(answer, () => Reading.ShowCommand.Print(answer, session.Output, string.Empty));
        });
        return command;
    }
}
