using Fluxa.Testing.Approvals;

namespace Fluxa.Cli.Tests.Help;

public sealed class HelpTests
{
    [Theory]
    [InlineData("fluxa")]
    [InlineData("up", "up")]
    [InlineData("status", "status")]
    [InlineData("test", "test")]
    [InlineData("seed", "seed")]
    [InlineData("load", "load")]
    [InlineData("verify", "verify")]
    [InlineData("bench", "bench")]
    [InlineData("bench-transport", "bench", "transport")]
    [InlineData("bench-pipeline", "bench", "pipeline")]
    [InlineData("bench-ingest", "bench", "ingest")]
    [InlineData("dlq", "dlq")]
    [InlineData("dlq-stats", "dlq", "stats")]
    [InlineData("dlq-groups", "dlq", "groups")]
    [InlineData("dlq-comment", "dlq", "comment")]
    [InlineData("dlq-list", "dlq", "list")]
    [InlineData("dlq-show", "dlq", "show")]
    [InlineData("dlq-plan", "dlq", "plan")]
    [InlineData("dlq-redrive", "dlq", "redrive")]
    [InlineData("dlq-watch", "dlq", "watch")]
    [InlineData("dlq-pause", "dlq", "pause")]
    [InlineData("dlq-resume", "dlq", "resume")]
    [InlineData("dlq-cancel", "dlq", "cancel")]
    [InlineData("dlq-edit", "dlq", "edit")]
    [InlineData("dlq-discard", "dlq", "discard")]
    [InlineData("dlq-archive", "dlq", "archive")]
    [InlineData("dlq-export", "dlq", "export")]
    [InlineData("dlq-audit", "dlq", "audit")]
    [InlineData("dlq-native", "dlq", "native")]
    [InlineData("dlq-native-start", "dlq", "native", "start")]
    [InlineData("dlq-native-list", "dlq", "native", "list")]
    [InlineData("dlq-native-cancel", "dlq", "native", "cancel")]
    [InlineData("gameday", "gameday")]
    [InlineData("gameday-list", "gameday", "list")]
    [InlineData("gameday-run", "gameday", "run")]
    [InlineData("bench-store", "bench", "store")]
    [InlineData("bench-recovery", "bench", "recovery")]
    [InlineData("bench-failures", "bench", "failures")]
    [InlineData("db", "db")]
    [InlineData("db-migrate", "db", "migrate")]
    [InlineData("db-roles", "db", "roles")]
    [InlineData("db-prepare", "db", "prepare")]
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
