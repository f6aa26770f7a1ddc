using System.CommandLine;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;

namespace Fluxa.Cli.Dlq.Reading;

/// <summary><c>fluxa dlq export</c>.</summary>
internal static class ExportCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var filter = new FilterOptions();
        var file = new Option<string?>("--output") { Description = "A file; it must not exist. Default: standard output.", HelpName = "file" };
        var command = new Command("export", "Failures with their payloads as NDJSON, one a line.") { file };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            await using var output = parsed.GetValue(file) is { } path ? Create(path) : Console.OpenStandardOutput();
            await session.Client.CopyAsync($"failures/export{filter.Query(parsed)}", output, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    private static FileStream Create(string path)
    {
        try
        {
            return new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{path} can't be written: {exception.Message}");
        }
    }
}
