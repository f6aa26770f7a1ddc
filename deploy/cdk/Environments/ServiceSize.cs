namespace Fluxa.Deploy.Environments;

/// <summary>How large a service's tasks are, and how many there may be.</summary>
/// <param name="Cpu">CPU units: 1,024 are one.</param>
/// <param name="MemoryMiB">Memory in MiB.</param>
/// <param name="Least">Fewest tasks.</param>
/// <param name="Most">Most tasks. All tasks' database pools together stay below the server's connections.</param>
internal sealed record ServiceSize(int Cpu, int MemoryMiB, int Least, int Most);
