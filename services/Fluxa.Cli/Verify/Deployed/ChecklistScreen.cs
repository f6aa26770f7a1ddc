using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify.Deployed;

/// <summary>Shows the checklist: each line when it is known, the verdict at the end.</summary>
internal sealed class ChecklistScreen(bool json, TextWriter output)
{
    public void Show(Check check)
    {
        if (!json)
        {
            output.WriteLine($"{Word(check.Outcome),-5} {check.Name,-8} {check.Detail}");
            output.Flush();
        }
    }

    public void Conclude(IReadOnlyList<Check> checks)
    {
        var failed = checks.Where(check => check.Outcome == CheckOutcome.Fail).Select(check => check.Name).ToList();
        if (json)
        {
            output.WriteLine(JsonOutput.Write(new { Pass = failed.Count == 0, Checks = checks.Select(check => new { check.Name, Outcome = Word(check.Outcome), check.Detail }) }));
            return;
        }

        var open = checks.Where(check => check.Outcome == CheckOutcome.Open).Select(check => check.Name).ToList();
        output.WriteLine(failed.Count == 0
            ? $"PASS{(open.Count > 0 ? $", but nobody looked at {string.Join(" and ", open)}" : "")}"
            : $"FAIL: {string.Join(", ", failed)}");
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Pass => "pass",
        CheckOutcome.Fail => "FAIL",
        _ => "open",
    };
}
