using Fluxa.Testing.Approvals;

namespace Fluxa.Cli.Tests.Help;

public sealed class HelpTests
{
    [Theory]
    [InlineData("fluxa")]
    [InlineData("up", "up")]
    [InlineData("test", "test")]
    [InlineData("seed", "seed")]
    [InlineData("load", "load")]
    [InlineData("verify", "verify")]
    [InlineData("bench", "bench")]
    [InlineData("bench-transport", "bench", "transport")]
    [InlineData("bench-pipeline", "bench", "pipeline")]
    [InlineData("bench-ingest", "bench", "ingest")]
    [InlineData("db", "db")]
    [InlineData("db-migrate", "db", "migrate")]
    [InlineData("db-roles", "db", "roles")]
    [InlineData("keys", "keys")]
    [InlineData("keys-create", "keys", "create")]
    [InlineData("keys-list", "keys", "list")]
    [InlineData("keys-rotate", "keys", "rotate")]
    [InlineData("keys-revoke", "keys", "revoke")]
    public async Task The_help_is_as_approved(string name, params string[] command)
    {
        var (exitCode, output, _) = await CommandLine.RunAsync([.. command, "--help"]);

        Assert.Equal(0, exitCode);
        Approval.Verify(string.Join('\n', output.Split('\n').Select(line => line.TrimEnd())), name);
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown()
    {
        var (_, output, _) = await CommandLine.RunAsync();

        Assert.Contains("Commands:", output, StringComparison.Ordinal);
    }
}
