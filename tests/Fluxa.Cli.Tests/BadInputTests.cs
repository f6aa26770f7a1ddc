namespace Fluxa.Cli.Tests;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("Unrecognized command or argument 'nope'. See './fluxa --help'.", "nope")]
    [InlineData("--rate must be a whole number, 1–50000, not '0'. See './fluxa load --help'.", "load", "--rate", "0")]
    [InlineData("--rate must be a whole number, 1–50000, not '99999999999'. See './fluxa load --help'.", "load", "--rate", "99999999999")]
    [InlineData("--duration must be a time such as 30s, 5m or 1h, of at most 24 h, not '5'. See './fluxa load --help'.", "load", "--duration", "5")]
    [InlineData("--duration must be a time such as 30s, 5m or 1h, of at most 24 h, not '25h'. See './fluxa load --help'.", "load", "--duration", "25h")]
    [InlineData("--large-share must be a number, 0–1, not '1.5'. See './fluxa load --help'.", "load", "--large-share", "1.5")]
    [InlineData("--large-share must be a number, 0–1, not 'NaN'. See './fluxa load --help'.", "load", "--large-share", "NaN")]
    [InlineData("--count must be a whole number, 1–1000000, not 'many'. See './fluxa verify --help'.", "verify", "--count", "many")]
    [InlineData("--ingest must be an address such as http://localhost:8080, not 'localhost:8080'. See './fluxa seed --help'.", "seed", "--ingest", "localhost:8080")]
    [InlineData("--scale must be a number above 0 and at most 10, not '0'. See './fluxa bench transport --help'.", "bench", "transport", "--scale", "0")]
    [InlineData("--only takes drain, post, alone, visible, memory, two, not 'rows'. See './fluxa bench pipeline --help'.", "bench", "pipeline", "--only", "post,rows")]
    [InlineData("--level must be trace, debug, information, warning, error or critical, not '3'. See './fluxa up --help'.", "up", "--level", "3")]
    public async Task A_wrong_option_is_told_in_one_sentence(string sentence, params string[] args)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(args);

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.Empty(output);
        Assert.Equal($"fluxa: {sentence}", error.Trim());
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("load")]
    [InlineData("verify")]
    public async Task Traffic_to_nobody_is_told_in_one_sentence(string command)
    {
        var (exitCode, output, error) = await CommandLine.RunAsync(command, "--ingest", "http://127.0.0.1:1", "--query", "http://127.0.0.1:1");

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.Empty(output);
        Assert.Equal("fluxa: Ingest doesn't answer at http://127.0.0.1:1/ (ConnectionRefused): is ./fluxa up running?", error.Trim());
    }

    [Fact]
    public async Task An_unreachable_database_is_told_in_one_sentence()
    {
        var (exitCode, _, error) = await CommandLine.RunAsync("db", "migrate", "--connection", "Host=127.0.0.1;Port=1;Username=u;Password=secret;Timeout=2");

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.StartsWith("fluxa: ", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
        Assert.DoesNotContain("secret", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_none_is_told_in_one_sentence()
    {
        var (exitCode, _, error) = await CommandLine.RunAsync("db", "migrate", "--connection", "nonsense");

        Assert.Equal(ExitCodes.CouldNot, exitCode);
        Assert.Single(error.Trim().Split('\n'));
    }
}
