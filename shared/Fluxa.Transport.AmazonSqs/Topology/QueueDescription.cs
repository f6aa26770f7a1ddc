using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>A queue as it is wanted.</summary>
internal sealed class QueueDescription(string name, bool durable = true, bool autoDelete = false) : IAmazonSqsQueueConfigurator
{
    public string Name { get; set; } = name;

    public bool Durable { get; set; } = durable;

    public bool AutoDelete { get; set; } = autoDelete;

    public bool IsFifo => EntityNames.IsFifo(Name);

    public IDictionary<string, object> QueueAttributes { get; init; } = new Dictionary<string, object>();

    public IDictionary<string, object> QueueSubscriptionAttributes { get; init; } = new Dictionary<string, object>();

    public IDictionary<string, string> QueueTags { get; init; } = new Dictionary<string, string>();

    /// <summary>A queue of the same kind that takes what this one could not have consumed: without its redrive policy or lease.</summary>
    public QueueDescription Companion(string name) => new(name, Durable, AutoDelete)
    {
        QueueAttributes = QueueAttributes
            .Where(attribute => attribute.Key is not (QueueAttributeNames.RedrivePolicy or QueueAttributeNames.RedriveAllowPolicy or QueueAttributeNames.VisibilityTimeout or QueueAttributeNames.DelaySeconds))
            .ToDictionary(attribute => attribute.Key, attribute => attribute.Value),
        QueueTags = QueueTags.ToDictionary(tag => tag.Key, tag => tag.Value),
    };

    public AmazonSqsEndpointAddress AddressOn(Uri hostAddress) => new(hostAddress, Name, Durable, AutoDelete);
}
