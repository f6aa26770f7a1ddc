namespace Fluxa.Cli.Tests.Dlq;

public sealed class DlqBadInputTests
{
    private const string Nobody = "http://127.0.0.1:1";

    [Theory]
    [InlineData("'nope' isn't a failure's id: 'dlq list' prints them. See './fluxa dlq show --help'.", "dlq", "show", "nope")]
    [InlineData("'7' isn't a redrive's id: 'dlq plan' prints them. See './fluxa dlq watch --help'.", "dlq", "watch", "7")]
    [InlineData("--rate must be a whole number, 1–500, not '0'. See './fluxa dlq plan --help'.", "dlq", "plan", "--rate", "0")]
    [InlineData("--rate must be a whole number, 1–500, not '1000'. See './fluxa dlq plan --help'.", "dlq", "plan", "--rate", "1000")]
    [InlineData("--min-attempts must be a whole number, not '-1'. See './fluxa dlq list --help'.", "dlq", "list", "--min-attempts", "-1")]
    [InlineData("Option '--reason' is required. See './fluxa dlq pause --help'.", "dlq", "pause", "019aa000-0000-7000-8000-000000000000")]
    [InlineData("The Recovery service doesn't answer at http://127.0.0.1:1/ (ConnectionRefused): is ./fluxa up running?", "dlq", "stats", "--recovery", Nobody)]
    [InlineData("Say which failures: name their ids, or filter, for example --group ID; --state open means all that are open.", "dlq", "plan", "--recovery", Nobody)]
    [InlineData("--reason is missing: say in a few words why, for the audit and for whoever comes after you.", "dlq", "discard", "--execute", "--group", "g", "--recovery", Nobody)]
    [InlineData("--reason is missing: say in a few words why, for the audit and for whoever comes after you.", "dlq", "redrive", "--plan", "019aa000-0000-7000-8000-000000000000", "--recovery", Nobody)]
    [InlineData("--reason is missing: say in a few words why, for the audit and for whoever comes after you.", "dlq", "native", "start", "q_error", "--execute", "--recovery", Nobody)]
    [InlineData("--rate must be a whole number, 1–500, not '501'. See './fluxa dlq native start --help'.", "dlq", "native", "start", "q_error", "--rate", "501")]
    public async Task Is_told_in_one_sentence(string sentence, params string[] args)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(args);

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.Empty(output);
        Assert.Equal($"fluxa: {sentence}", error.Trim());
    }
}
