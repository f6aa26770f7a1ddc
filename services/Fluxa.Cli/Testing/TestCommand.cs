using System.CommandLine;

namespace Fluxa.Cli.Testing;

/// <summary><c>fluxa test</c>.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var filter = new Option<string?>("--filter") { Description = "Run only tests whose full name (namespace, class, method) contains this." };
        var project = new Option<string[]>("--project") { Description = "Run only test projects whose name contains this; may be repeated.", AllowMultipleArgumentsPerToken = true };
        var format = new Option<bool>("--format") { Description = "Check the formatting of all sources too (dotnet format); it counts as one test." };
        var command = new Command("test", "Build everything and run every test, with a PostgreSQL and an SQS/SNS/S3 emulator of the run's own. The last line is 'N passed, N failed'.")
        {
            filter, project, format,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var settings = new TestSettings(parsed.GetValue(filter), parsed.GetValue(project) ?? [], parsed.GetValue(format));
            return new TestRun(settings, parsed.InvocationConfiguration.Output, TimeProvider.System).RunAsync(cancellationToken);
        });
        return command;
    }
}
