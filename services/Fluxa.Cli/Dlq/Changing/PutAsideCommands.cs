using System.CommandLine;
using System.Globalization;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;

namespace Fluxa.Cli.Dlq.Changing;

/// <summary><c>fluxa dlq discard</c> and <c>fluxa dlq archive</c>: what they would do, until --execute.</summary>
internal static class PutAsideCommands
{
    public static Command Create(ConnectionOptions connection, string verb, string description)
    {
        var ids = new Argument<Guid[]>("failures") { Description = "Ids of failures; or choose them with a filter.", Arity = ArgumentArity.ZeroOrMore };
        var filter = new FilterOptions();
        var execute = new Option<bool>("--execute") { Description = "Do it. Without this it only says how many it would be." };
        var reason = ReasonOption.CreateOptional();
        var command = new Command(verb, $"{description} Says how many, and does it with --execute.") { ids, execute, reason };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var body = Selection.Body(parsed.GetValue(ids) ?? [], filter.Body(parsed));
            var dry = !parsed.GetValue(execute);
            body["dry_run"] = dry;
            body["reason"] = dry ? parsed.GetValue(reason) ?? "dry run" : ReasonOption.Required(parsed.GetValue(reason));
            var answer = await session.Client.PostAsync($"failures/{verb}", body, cancellationToken);
            return session.Answer(answer, () => session.Output.WriteLine(dry
                ? string.Create(CultureInfo.InvariantCulture, $"{verb} would close {answer.GetProperty("matched").GetInt64()} failures. Nothing was changed: add --execute and --reason.")
                : string.Create(CultureInfo.InvariantCulture, $"{answer.GetProperty("changed").GetInt64()} failures closed ({verb}).")));
        });
        return command;
    }
}
