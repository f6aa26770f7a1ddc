namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>A message type's topic, seen without its type argument.</summary>
internal interface ITopicSource
{
    /// <summary>Null for a message type that is excluded from the topology.</summary>
    TopicDescription? Topic { get; }
}
