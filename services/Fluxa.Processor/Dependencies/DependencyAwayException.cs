namespace Fluxa.Processor.Dependencies;

/// <summary>A message can't be worked on now, through no fault of its own: it goes back to the queue, and no attempt is counted.</summary>
public sealed class DependencyAwayException : Exception
{
    internal DependencyAwayException(string dependency)
        : base($"{dependency} is away; the message goes back to the queue until it returns.")
    {
        Dependency = dependency;
    }

    /// <summary>The dependency's name.</summary>
    public string Dependency { get; }
}
