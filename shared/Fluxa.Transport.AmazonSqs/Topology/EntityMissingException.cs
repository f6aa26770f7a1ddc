namespace MassTransit;

/// <summary>Queues or topics that are needed do not exist, and the transport was told not to create any.</summary>
public sealed class EntityMissingException : Exception
{
    internal EntityMissingException(string kind, string name)
        : this([$"{kind} '{name}'"], [name])
    {
    }

    internal EntityMissingException(IReadOnlyList<EntityMissingException> missing)
        : this([.. missing.SelectMany(one => one.Descriptions)], [.. missing.SelectMany(one => one.EntityNames)])
    {
    }

    private EntityMissingException(IReadOnlyList<string> descriptions, IReadOnlyList<string> names)
        : base(names.Count == 1
            ? $"The {descriptions[0]} does not exist, and DeployTopology is off: deploy it, or switch DeployTopology on"
            : $"These do not exist, and DeployTopology is off: {string.Join(", ", descriptions)}. Deploy them, or switch DeployTopology on")
    {
        Descriptions = descriptions;
        EntityNames = names;
    }

    /// <summary>The name of the queue or topic; of the first when several are missing.</summary>
    public string EntityName => EntityNames[0];

    /// <summary>The names of all queues and topics that are missing.</summary>
    public IReadOnlyList<string> EntityNames { get; }

    private IReadOnlyList<string> Descriptions { get; }
}
