namespace Fluxa.Cli.Bench.Rounds;

/// <summary>One of those that take turns.</summary>
/// <param name="Name">What the screen calls it.</param>
/// <param name="MeasureAsync">Measures one round of it.</param>
internal sealed record Side(string Name, Func<CancellationToken, Task<IReadOnlyDictionary<string, double>>> MeasureAsync);
