using System.Runtime.InteropServices;

namespace Fluxa.Cli.Bench;

/// <summary>What this was measured on.</summary>
internal static class Machine
{
    public static string Description { get; } =
        $"{Environment.ProcessorCount} cores {RuntimeInformation.ProcessArchitecture}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024)} GiB, {RuntimeInformation.FrameworkDescription}";
}
