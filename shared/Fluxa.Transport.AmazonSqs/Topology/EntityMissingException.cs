namespace MassTransit;

/// <summary>A queue or topic that is needed does not exist, and the transport was told not to create any.</summary>
public sealed class EntityMissingException : Exception
{
    internal EntityMissingException(string kind, string name)
        : base($"The {kind} '{name}' does not exist, and DeployTopology is off: deploy it, or switch DeployTopology on")
    {
        EntityName = name;
    }

    /// <summary>The queue's or topic's name.</summary>
    public string EntityName { get; }
}
