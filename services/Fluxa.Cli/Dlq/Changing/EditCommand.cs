using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Reading;

namespace Fluxa.Cli.Dlq.Changing;

/// <summary><c>fluxa dlq edit</c>.</summary>
internal static class EditCommand
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Create(ConnectionOptions connection)
    {
        var id = FailureArgument.Create();
        var file = new Option<string>("--payload") { Description = "A file with the corrected payload, or - for standard input.", HelpName = "file", Required = true };
        var reason = ReasonOption.Create();
        var command = new Command("edit", "Correct a failure's payload; a redrive then sends the corrected one. The original is kept; ids can't be changed.") { id, file, reason };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var body = new JsonObject
            {
                ["payload"] = await ReadAsync(parsed.GetValue(file)!, cancellationToken),
                ["reason"] = ReasonOption.Required(parsed.GetValue(reason)),
            };
            var answer = await session.Client.PostAsync($"failures/{parsed.GetValue(id)}/edit", body, cancellationToken);
            return session.Answer(answer, () => session.Output.WriteLine($"Corrected. Next: fluxa dlq plan --event {answer.GetProperty("event_id")}"));
        });
        return command;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var input = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read);
        using var bytes = new MemoryStream();
        await input.CopyToAsync(bytes, cancellationToken);
        try
        {
            return Strict.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            throw new CliException($"{file} isn't UTF-8: a payload is JSON text in UTF-8.");
        }
    }
}
