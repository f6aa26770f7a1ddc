namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>A message type's topic, seen without its type argument.</summary>
internal interface ITopicSource
{
    /// <summary>The topic, whether it is deployed or not.</summary>
    TopicDescription Description { get; }

    /// <summary>The topic to deploy; null for a message type that is excluded from the topology.</summary>
    TopicDescription? Topic { get; }
}
