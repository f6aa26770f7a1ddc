using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Testing;

/// <summary>Runs one test project's program and reads what it found.</summary>
internal sealed class TestProcess(Checkout checkout, TestSettings settings, IReadOnlyDictionary<string, string?> environment)
{
    /// <summary>Far beyond any project's real time: a hanging test must not hang the run.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    public async Task<ProjectOutcome> RunAsync(string project, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(checkout.Root, "artifacts", "test-results"));
        var report = Path.Combine(folder.FullName, $"{project}.xml");
        File.Delete(report);
        string[] filter = settings.Filter is { } part ? ["-method", $"*{part}*"] : [];
        var end = await LocalProgram.RunAsync(
            project, ["-xml", report, "-noLogo", "-noColor", .. filter], environment, Limit, cancellationToken);
        return Judge(project, XunitReport.Read(project, report), end);
    }

    private ProjectOutcome Judge(string project, ProjectOutcome? outcome, ProgramEnd end)
    {
        var lastLines = string.Join(Environment.NewLine, end.LastLines);
        if (end.TimedOut)
        {
            return Broken(project, outcome, $"It wasn't done after {Limit.TotalMinutes:0} minutes and was killed.{Environment.NewLine}{lastLines}");
        }

        if (outcome is null || (end.ExitCode != 0 && outcome.Failures.Count == 0))
        {
            return Broken(project, outcome, $"It ended with exit code {end.ExitCode}.{Environment.NewLine}{lastLines}");
        }

        return outcome is { Passed: 0, Failures.Count: 0 } && !settings.Narrowed
            ? Broken(project, outcome, "It ran no test.")
            : outcome;
    }

    private static ProjectOutcome Broken(string project, ProjectOutcome? outcome, string detail) =>
        new(project, outcome?.Passed ?? 0, [.. outcome?.Failures ?? [], new TestFailure($"{project} as a whole", detail)]);
}
