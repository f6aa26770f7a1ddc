namespace Fluxa.Cli.Verify.Deployed;

/// <summary>A line of the checklist.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Detail">What was seen, or what to do.</param>
internal sealed record Check(string Name, CheckOutcome Outcome, string Detail)
{
    public static Check Of(string name, bool passed, string detail) => new(name, passed ? CheckOutcome.Pass : CheckOutcome.Fail, detail);
}
