using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>A topic as it is wanted.</summary>
internal sealed class TopicDescription(string name, bool durable = true, bool autoDelete = false) : IAmazonSqsTopicSubscriptionConfigurator
{
    public string Name { get; } = name;

    public bool Durable { get; set; } = durable;

    public bool AutoDelete { get; set; } = autoDelete;

    public IDictionary<string, object> TopicAttributes { get; init; } = new Dictionary<string, object>();

    public IDictionary<string, object> TopicSubscriptionAttributes { get; init; } = new Dictionary<string, object>();

    public IDictionary<string, string> TopicTags { get; init; } = new Dictionary<string, string>();

    public AmazonSqsEndpointAddress GetEndpointAddress(Uri hostAddress) => new(hostAddress, Name, Durable, AutoDelete, AmazonSqsEntityType.Topic);

    /// <summary>The same topic with what all topics have in common; its own values win.</summary>
    public TopicDescription With(IAmazonSqsPublishTopologyConfigurator common) => new(Name, Durable, AutoDelete)
    {
        TopicAttributes = Merge(common.TopicAttributes, TopicAttributes),
        TopicSubscriptionAttributes = Merge(common.TopicSubscriptionAttributes, TopicSubscriptionAttributes),
        TopicTags = Merge(common.TopicTags, TopicTags),
    };

    public TopicDescription Copy() => new(Name, Durable, AutoDelete)
    {
        TopicAttributes = new Dictionary<string, object>(TopicAttributes),
        TopicSubscriptionAttributes = new Dictionary<string, object>(TopicSubscriptionAttributes),
        TopicTags = new Dictionary<string, string>(TopicTags),
    };

    private static Dictionary<string, T> Merge<T>(IDictionary<string, T> common, IDictionary<string, T> own)
    {
        var merged = new Dictionary<string, T>(common);
        foreach (var (name, value) in own)
        {
            merged[name] = value;
        }

        return merged;
    }
}
