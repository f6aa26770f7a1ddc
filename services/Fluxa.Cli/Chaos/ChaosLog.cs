using System.Collections.Concurrent;
using System.Globalization;

namespace Fluxa.Cli.Chaos;

/// <summary>What was done when, from the run's start.</summary>
internal sealed class ChaosLog(Action<string> show, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly ConcurrentQueue<ChaosEntry> _entries = new();

    public IReadOnlyList<ChaosEntry> Entries => [.. _entries];

    public void Note(string what)
    {
        var entry = new ChaosEntry(Math.Round(clock.GetElapsedTime(_started).TotalSeconds, 3), what);
        _entries.Enqueue(entry);
        show(string.Create(CultureInfo.InvariantCulture, $"{entry.AtSeconds,8:0.0} s  {what}"));
    }
}
