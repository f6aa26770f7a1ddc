using Fluxa.Cli.Gameday.Report;

namespace Fluxa.Cli.Tests.Gameday;

public sealed class GamedayReportTests
{
    private static readonly ScenarioOutcome Good = new()
    {
        Name = "hash-mismatch",
        Breaks = "A byte is flipped.",
        Expect = "Failures.",
        Alarm = "dlq-depth: above 0",
        DetectSeconds = 1.234,
        RecoverSeconds = 20,
        Accepted = 500,
        Failures = new Dictionary<string, long> { ["hash_mismatch"] = 3 },
    };

    private static readonly ScenarioOutcome Bad = Good with { Name = "sns-down", DetectSeconds = null, Faults = ["The alarm did not fire."] };

    [Fact]
    public void A_day_passes_when_every_scenario_did()
    {
        Assert.True(Day(Good).Pass);
        Assert.False(Day(Good, Bad).Pass);
        Assert.False(Day().Pass);
    }

    [Fact]
    public void The_page_tells_times_failures_and_what_was_not_so() => Assert.Equal(
        """
        # Game day of 2026-11-21 12:00 UTC: FAIL

        | scenario | verdict | alarm | detected after | recovered after | accepted | refused | failures |
        |---|---|---|---|---|---|---|---|
        | hash-mismatch | PASS | dlq-depth: above 0 | 1.2 s | 20.0 s | 500 | 0 | hash_mismatch × 3 |
        | sns-down | FAIL | dlq-depth: above 0 | never | 20.0 s | 500 | 0 | hash_mismatch × 3 |

        ## hash-mismatch

        Broken: A byte is flipped.

        Expected: Failures.

        ## sns-down

        Broken: A byte is flipped.

        Expected: Failures.

        - **Not so:** The alarm did not fire.

        """,
        GamedayMarkdown.Write(Day(Good, Bad)));

    private static GamedayReport Day(params ScenarioOutcome[] outcomes) => new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero), outcomes);
}
