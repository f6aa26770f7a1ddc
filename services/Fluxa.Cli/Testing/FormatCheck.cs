using System.Diagnostics;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Testing;

/// <summary><c>dotnet format --verify-no-changes</c>: counts as one test.</summary>
internal static class FormatCheck
{
    private static readonly string[] Arguments = ["format", "whitespace", "Fluxa.sln", "--verify-no-changes", "--no-restore"];

    public static async Task<ProjectOutcome> RunAsync(Checkout checkout, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", Arguments)
        {
            WorkingDirectory = checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new CliException("dotnet couldn't be started: check your PATH.");
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? new ProjectOutcome("formatting", 1, [])
            : new ProjectOutcome("formatting", 0, [new TestFailure("dotnet format", $"{await error}{await output}Run: dotnet format Fluxa.sln")]);
    }
}
