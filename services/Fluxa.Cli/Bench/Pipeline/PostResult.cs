using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>What so many connections got in some time.</summary>
internal sealed record PostResult(double PerSecond, LatencySummary Latency);
