namespace Fluxa.Cli.Chaos.Faults;

/// <summary>Something that goes wrong for a while and is right again when it returns.</summary>
/// <param name="Weight">How often it is chosen, compared with the others.</param>
/// <param name="StrikeAsync">Does it; ends early when told that all must be calm.</param>
internal sealed record ChaosFault(int Weight, Func<Random, CancellationToken, Task> StrikeAsync);
