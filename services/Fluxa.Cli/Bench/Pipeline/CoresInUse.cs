using System.Globalization;
using Fluxa.Cli.Bench.Stack;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>How many cores each part keeps busy while something is measured: says what saturates.</summary>
internal sealed class CoresInUse
{
    private const double Saturated = 0.85;
    private readonly IReadOnlyList<(string Name, Func<double> Microseconds)> _parts;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private readonly double[] _before;

    private CoresInUse(PipelineGround ground)
    {
        _parts =
        [
            ("Ingest", () => ProcessTimes.Of(ground.Ingest.ProcessId)),
            ("Processor", () => ProcessTimes.Of(ground.Processor.ProcessId)),
            ("Query", () => ProcessTimes.Of(ground.Query.ProcessId)),
            ("PostgreSQL", () => ProcessTimes.OfFamily(ground.Stack.Postgres.ProcessId)),
            ("emulator", () => ProcessTimes.Of(ground.Stack.Emulator.ProcessId)),
            ("load", () => ProcessTimes.Of(Environment.ProcessId)),
        ];
        _clock = ground.Clock;
        _before = Read();
        _started = _clock.GetTimestamp();
    }

    /// <summary>Begins to count.</summary>
    public static CoresInUse From(PipelineGround ground) => new(ground);

    /// <summary>What was in use since then, as a sentence.</summary>
    public string Say(string when)
    {
        var elapsed = _clock.GetElapsedTime(_started).TotalMicroseconds;
        var shares = Read().Zip(_before, (now, before) => (now - before) / elapsed).ToArray();
        var parts = string.Join(", ", _parts.Zip(shares, (part, share) => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {share:0.00}")));
        var most = shares.Sum() > Saturated * Environment.ProcessorCount ? "What saturates is the machine's CPU." : "Nothing saturates: waits are short turns of one thread or the next.";
        return string.Create(CultureInfo.InvariantCulture, $"{when} the cores in use are {shares.Sum():0.00} of {Environment.ProcessorCount}: {parts}. {most}");
    }

    private double[] Read() => [.. _parts.Select(part => part.Microseconds())];
}
