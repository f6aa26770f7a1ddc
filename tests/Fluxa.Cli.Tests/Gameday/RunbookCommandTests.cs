using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Tests.Gameday;

/// <summary>docs/runbook.md names commands that exist; its sections are held to the alarms by Fluxa.Alarms.Tests.</summary>
public sealed class RunbookCommandTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Checkout.Find().Root, "docs", "runbook.md"));

    [Theory]
    [InlineData("dlq stats")]
    [InlineData("dlq groups")]
    [InlineData("dlq show")]
    [InlineData("dlq plan")]
    [InlineData("dlq redrive")]
    [InlineData("dlq audit")]
    [InlineData("dlq comment")]
    public async Task Names_commands_that_exist(string command)
    {
        var (exitCode, _, _) = await CommandLine.RunAsync([.. command.Split(' '), "--help"]);

        Assert.Contains(command, Page, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, exitCode);
    }
}
