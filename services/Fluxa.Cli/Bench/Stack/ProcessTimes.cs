using System.Globalization;

namespace Fluxa.Cli.Bench.Stack;

/// <summary>What processes used so far, from /proc; zero where there is no /proc.</summary>
internal static class ProcessTimes
{
    // The kernel counts in hundredths of a second on every architecture .NET runs on.
    private const double TickMicroseconds = 10_000;

    /// <summary>CPU time of the process itself, in microseconds.</summary>
    public static double Of(int? processId) => Read(processId) is { } stat ? (stat.Own * TickMicroseconds) : 0;

    /// <summary>CPU time of a process, its children, and the children it has seen end, in microseconds.</summary>
    public static double OfFamily(int? processId)
    {
        if (Read(processId) is not { } parent)
        {
            return 0;
        }

        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Read(id) : null)
            .Where(stat => stat?.Parent == processId)
            .Sum(stat => stat!.Value.Own);
        return (parent.Own + parent.Ended + children) * TickMicroseconds;
    }

    /// <summary>Memory that a process really holds, in MiB.</summary>
    public static double ResidentMegabytes(int? processId)
    {
        var file = $"/proc/{processId}/statm";
        return processId is not null && File.Exists(file)
            ? double.Parse(File.ReadAllText(file).Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize / (1 << 20)
            : 0;
    }

    private static (int Parent, long Own, long Ended)? Read(int? processId)
    {
        try
        {
            // The second field is the program's name in parentheses and may hold anything: what counts comes after it.
            var text = File.ReadAllText($"/proc/{processId}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), Sum(fields, 11), Sum(fields, 13));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static long Sum(string[] fields, int from) =>
        long.Parse(fields[from], CultureInfo.InvariantCulture) + long.Parse(fields[from + 1], CultureInfo.InvariantCulture);
}
