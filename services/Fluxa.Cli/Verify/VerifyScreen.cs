using System.Globalization;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Verify;

/// <summary>Shows a verification: progress on standard error, the verdict on standard output.</summary>
internal sealed class VerifyScreen(bool json, TextWriter output)
{
    private const int Named = 20;

    /// <summary>A line for every tenth of the way.</summary>
    public void Progress(string what, int done, int of)
    {
        var step = Math.Max(1, of / 10);
        if (!json && (done % step == 0 || done == of))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {done} of {of}"));
        }
    }

    public void Show(VerifyResult result)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(result));
            return;
        }

        List("Never accepted", result.Refused);
        List("Accepted and missing", result.Missing);
        List("Different from what was sent", result.Different);
        List("Not exactly one row", result.Repeated);
        List("Stored, and never sent", result.Unsent);
        var how = result.RowsCounted ? "by Query and by counting rows" : "by Query";
        output.WriteLine(result.Pass
            ? $"PASS: {result.Accepted} events accepted, each there exactly once and equal ({how})"
            : $"FAIL: of {result.Posted} events {result.Accepted} were accepted, {result.Missing.Count} of them are missing, {result.Different.Count} differences, {result.Repeated.Count} not exactly once, {result.Unsent.Count} never sent ({how})");
    }

    private void List(string title, IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        output.WriteLine($"{title}: {entries.Count}");
        foreach (var entry in entries.Take(Named))
        {
            output.WriteLine($"  {entry}");
        }

        if (entries.Count > Named)
        {
            output.WriteLine($"  … and {entries.Count - Named} more (--json lists all)");
        }
    }
}
