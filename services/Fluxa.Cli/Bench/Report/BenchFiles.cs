using Fluxa.Cli.Traffic;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Bench.Report;

/// <summary>artifacts/bench/{name}.json and .md: the last report of each bench.</summary>
internal static class BenchFiles
{
    /// <summary>Writes both and says where.</summary>
    public static async Task<string> WriteAsync(Checkout checkout, BenchReport report, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(checkout.Root, "artifacts", "bench")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{report.Name}.json"), JsonOutput.Write(report), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{report.Name}.md"), BenchMarkdown.Write(report), cancellationToken);
        return folder;
    }
}
