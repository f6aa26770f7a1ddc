using System.CommandLine;

namespace Fluxa.Cli.Up;

/// <summary><c>fluxa up</c>.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var reset = new Option<bool>("--reset") { Description = "Drop the data of earlier runs first." };
        var json = new Option<bool>("--json") { Description = "Print every line as a JSON object, the services' own lines unchanged." };
        var keys = new Option<bool>("--keys") { Description = "Ask for API keys, as in production, and print one that may do everything. Without it nobody needs a key." };
        var level = new Option<LogLevelName>("--level")
        {
            Description = "Show log lines of this level and above.",
            HelpName = "trace|debug|information|warning|error|critical",
            DefaultValueFactory = _ => LogLevelName.Information,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (!int.TryParse(text, out _) && Enum.TryParse<LogLevelName>(text, ignoreCase: true, out var name))
                {
                    return name;
                }

                result.AddError($"--level must be trace, debug, information, warning, error or critical, not '{text}'.");
                return LogLevelName.Information;
            },
        };
        var command = new Command("up", "Start PostgreSQL, the SQS/SNS/S3 emulator, Ingest, Processor, Query and Recovery, and show what they write until Ctrl-C. The data is kept.")
        {
            reset, json, keys, level,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = new UpSettings(parsed.GetValue(reset), parsed.GetValue(json), parsed.GetValue(keys), parsed.GetValue(level));
            var screen = new UpScreen(parsed.InvocationConfiguration.Output, settings, TimeProvider.System);
            return new UpRun(settings, screen).RunAsync(cancellationToken);
        });
        return command;
    }
}
