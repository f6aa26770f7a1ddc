using Fluxa.Cli.Verify.Deployed;

namespace Fluxa.Cli.Tests.Verify;

/// <summary>The checklist on what is not there; on what is, the containers' own test runs it.</summary>
public sealed class ChecklistTests
{
    [Fact]
    public async Task Asks_for_a_key_before_it_asks_anybody_else()
    {
        var (exitCode, _, error) = await CommandLine.RunAsync("verify", "--target", "http://127.0.0.1:1");

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.Contains("give one of a tenant of its own with --key or FLUXA_API_KEY", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_line_failed_and_goes_no_further()
    {
        var (exitCode, output, _) = await CommandLine.RunAsync("verify", "--target", "http://127.0.0.1:1", "--key", "flx_none");

        Assert.Equal(ExitCodes.NotSo, exitCode);
        Assert.StartsWith("FAIL  health   http://127.0.0.1:1/health:", output, StringComparison.Ordinal);
        Assert.EndsWith("FAIL: health, keys", output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("ingest", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_looked_is_neither_passed_nor_failed()
    {
        using var output = new StringWriter();

        new ChecklistScreen(json: false, output).Conclude([new Check("health", CheckOutcome.Pass, ""), new Check("alarms", CheckOutcome.Open, "")]);

        Assert.Equal("PASS, but nobody looked at alarms", output.ToString().Trim());
    }
}
