using Fluxa.Recovery.Redrives;

namespace Fluxa.Recovery.Tests.Redrives;

public sealed class RedriveDecisionTests
{
    [Theory]
    [InlineData("canary-1", "none/pending=300", "Send 1")]
    [InlineData("canary-1", "none/pending=299 canary-1/claimed=1", "Wait")]
    [InlineData("canary-1", "none/pending=299 canary-1/sent=1", "Wait")]
    [InlineData("canary-1", "none/pending=299 canary-1/processed=1", "Advance canary-10")]
    [InlineData("canary-1", "none/pending=298 canary-1/skipped=1", "Send 1")]
    [InlineData("canary-1", "none/pending=299 canary-1/failed_again=1", "Stop")]
    [InlineData("canary-1", "none/pending=299 canary-1/unknown=1", "Stop")]
    [InlineData("canary-1", "none/pending=299 canary-1/unfollowed=1", "Advance canary-10")]
    [InlineData("canary-10", "none/pending=299 canary-1/processed=1", "Send 10")]
    [InlineData("canary-10", "none/pending=295 canary-1/processed=1 canary-10/sent=4", "Send 6")]
    [InlineData("canary-10", "none/pending=289 canary-1/processed=1 canary-10/processed=9 canary-10/sent=1", "Wait")]
    [InlineData("canary-10", "none/pending=289 canary-1/processed=1 canary-10/processed=9 canary-10/failed_again=1", "Stop")]
    [InlineData("canary-100", "none/pending=10 canary-100/processed=100", "Advance rest")]
    [InlineData("canary-10", "canary-1/processed=1 canary-10/processed=4", "Finish")]
    [InlineData("rest", "none/pending=500", "Send all")]
    [InlineData("rest", "none/pending=400 rest/processed=90 rest/failed_again=10", "Send all")]
    [InlineData("rest", "none/pending=400 rest/processed=89 rest/failed_again=11", "Stop")]
    [InlineData("rest", "none/pending=400 rest/processed=2 rest/failed_again=2", "Send all")]
    [InlineData("rest", "rest/processed=2 rest/sent=1", "Wait")]
    [InlineData("rest", "rest/processed=3 rest/skipped=5", "Finish")]
    public void Sends_waits_advances_stops_and_finishes(string stage, string totals, string expected) => Assert.Equal(expected, Describe(RedriveDecision.Of(stage, Read(totals))));

    private static string Describe(RedriveStep step) => step switch
    {
        RedriveStep.Send { Most: { } most } => $"Send {most}",
        RedriveStep.Send => "Send all",
        RedriveStep.Advance advance => $"Advance {advance.Stage}",
        _ => step.GetType().Name,
    };

    private static RedriveTotals Read(string text) => new(text.Split(' ')
        .Select(part => part.Split('/', '='))
        .ToDictionary(part => (part[0], part[1]), part => long.Parse(part[2], System.Globalization.CultureInfo.InvariantCulture)));
}
