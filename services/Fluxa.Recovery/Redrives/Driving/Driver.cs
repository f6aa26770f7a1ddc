namespace Fluxa.Recovery.Redrives.Driving;

/// <summary>The name under which this process drives redrives. A process that is started anew is another one.</summary>
internal sealed class Driver(TimeProvider clock)
{
    public string Name { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.CreateVersion7(clock.GetUtcNow()):N}";
}
