using System.Globalization;

namespace Fluxa.Cli.Bench.Report;

/// <summary>Numbers with as many digits as they deserve.</summary>
internal static class BenchFigure
{
    public static string Of(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 1 => value.ToString("0.###", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
