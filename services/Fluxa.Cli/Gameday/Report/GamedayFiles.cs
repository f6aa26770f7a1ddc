using Fluxa.Cli.Traffic;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Gameday.Report;

/// <summary>artifacts/gameday/report.md and .json: the last game day.</summary>
internal static class GamedayFiles
{
    /// <summary>Writes both and says where.</summary>
    public static async Task<string> WriteAsync(Checkout checkout, GamedayReport report, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(checkout.Root, "artifacts", "gameday")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "report.json"), JsonOutput.Write(report), cancellationToken);
        var page = Path.Combine(folder, "report.md");
        await File.WriteAllTextAsync(page, GamedayMarkdown.Write(report), cancellationToken);
        return page;
    }
}
