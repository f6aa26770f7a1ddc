using System.Diagnostics;
using System.Text.RegularExpressions;
using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Tests.Up;

/// <summary>The curl session of docs/api.md, carried out as it stands there.</summary>
internal static partial class ApiSession
{
    public static async Task<(int ExitCode, string Output)> RunAsync(RunState state)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Checkout.Find().Root, "docs", "api.md"));
        var script = string.Join('\n', Block().Matches(page).Select(match => match.Groups["code"].Value));
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-euxo", "pipefail", "-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["INGEST"] = state.Ingest, ["QUERY"] = state.Query, ["KEY"] = state.ApiKey },
        })!;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        return (bash.ExitCode, $"{await output}\n{await error}");
    }

    [GeneratedRegex(@"^```sh\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
