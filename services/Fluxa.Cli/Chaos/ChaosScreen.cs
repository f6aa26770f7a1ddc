using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Chaos;

/// <summary>Shows a chaos run: each fault as it strikes on standard error, the verdict on standard output.</summary>
internal sealed class ChaosScreen(bool json, TextWriter output)
{
    private const int Named = 20;

    public void Progress(string line)
    {
        if (!json)
        {
            Console.Error.WriteLine(line);
        }
    }

    public void Show(ChaosResult result)
    {
        if (json)
        {
            output.WriteLine(JsonOutput.Write(result));
            return;
        }

        foreach (var (what, ids) in result.Findings)
        {
            output.WriteLine($"{what}: {ids.Count}");
            foreach (var id in ids.Take(Named))
            {
                output.WriteLine($"  {id}");
            }
        }

        if (result.NotDrained is { } left)
        {
            output.WriteLine($"No end: {left}");
        }

        foreach (var name in result.EndedByThemselves)
        {
            output.WriteLine($"{name} ended though nobody killed it: see artifacts/chaos/{name}.log");
        }

        output.WriteLine(
            $"{(result.Pass ? "PASS" : "FAIL")}: seed {result.Seed}, {result.Posted} events posted under {result.Faults.Count} faults and repairs: "
            + $"{result.Acked} acked, {result.Refused} refused, {result.Unknown} unknown ({result.UnknownAndThere} of them there); "
            + $"{result.Stored} stored, {result.Announced} notifications, drained in {result.DrainSeconds} s");
    }
}
