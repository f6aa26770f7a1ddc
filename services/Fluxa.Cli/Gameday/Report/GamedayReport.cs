namespace Fluxa.Cli.Gameday.Report;

/// <summary>How a game day went.</summary>
/// <param name="StartedAt">When.</param>
/// <param name="Outcomes">Each scenario's.</param>
internal sealed record GamedayReport(DateTimeOffset StartedAt, IReadOnlyList<ScenarioOutcome> Outcomes)
{
    public bool Pass => Outcomes.Count > 0 && Outcomes.All(outcome => outcome.Pass);
}
