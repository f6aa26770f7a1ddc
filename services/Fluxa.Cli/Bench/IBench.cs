using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench;

/// <summary>A bench: starts what it needs, measures floor and ours in one run, and leaves nothing running.</summary>
internal interface IBench
{
    /// <summary>Its name on the command line and of its files.</summary>
    string Name { get; }

    /// <summary>What it measures, for the help.</summary>
    string About { get; }

    /// <summary>The names of what can be measured by itself, in the order they run in; empty where all belongs together.</summary>
    IReadOnlyList<string> Parts => [];

    Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken);
}
