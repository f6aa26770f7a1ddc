using System.Globalization;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sns;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>Finds topics and subscriptions, and creates or adjusts them where deployment is on. Never lists an account's topics.</summary>
internal sealed class TopicDeployer(AwsClients clients, bool deploy)
{
    private const string Protocol = "sqs";
    private const string RawMessageDelivery = "RawMessageDelivery";
    private const string MaximumMessageSize = "MaximumMessageSize";
    private const string FifoTopic = "FifoTopic";

    private SnsClient Sns => clients.Sns;

    public async Task<BrokerTopic> ResolveAsync(TopicDescription topic, CancellationToken cancellationToken)
    {
        var arn = deploy
            ? await Sns.CreateTopicAsync(topic.Name, AttributesOf(topic), topic.TopicTags.ToDictionary(), cancellationToken)
            : (await clients.Sts.GetCallerIdentityAsync(cancellationToken) with { Region = clients.Settings.Region }).Topic(topic.Name).ToString();

        var attributes = await Sns.FindTopicAttributesAsync(arn, cancellationToken) ?? throw new EntityMissingException("topic", topic.Name);
        var size = attributes.TryGetValue(MaximumMessageSize, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var bytes)
            ? bytes
            : SqsLimits.TopicMessageBytes;

        return new BrokerTopic(clients, topic.Name, arn, size);
    }

    /// <summary>Subscribes a queue; messages arrive as they were published, unless the configuration switches raw delivery off.</summary>
    public async Task SubscribeAsync(BrokerTopic topic, BrokerQueue queue, IEnumerable<KeyValuePair<string, object>> configured, CancellationToken cancellationToken)
    {
        if (!deploy)
        {
            return;
        }

        var attributes = Texts(configured);
        attributes.TryAdd(RawMessageDelivery, "true");
        try
        {
            await Sns.SubscribeAsync(topic.Arn, Protocol, queue.Arn.ToString(), attributes, cancellationToken);
        }
        catch (AwsServiceException exception) when (ExistsWithOtherAttributes(exception))
        {
            await AdjustAsync(topic, queue, attributes, cancellationToken);
        }
    }

    public async Task UnsubscribeAsync(BrokerTopic topic, BrokerQueue queue, CancellationToken cancellationToken)
    {
        foreach (var subscription in await SubscriptionsAsync(topic, queue, cancellationToken))
        {
            await Sns.UnsubscribeAsync(subscription.SubscriptionArn, cancellationToken);
        }
    }

    private static bool ExistsWithOtherAttributes(AwsServiceException exception) =>
        !exception.IsTransient && exception.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string> AttributesOf(TopicDescription topic)
    {
        var attributes = Texts(topic.TopicAttributes);
        if (EntityNames.IsFifo(topic.Name))
        {
            attributes[FifoTopic] = "true";
        }

        return attributes;
    }

    private static Dictionary<string, string> Texts(IEnumerable<KeyValuePair<string, object>> attributes) =>
        attributes.ToDictionary(attribute => attribute.Key, attribute => Convert.ToString(attribute.Value, CultureInfo.InvariantCulture) ?? "");

    private async Task AdjustAsync(BrokerTopic topic, BrokerQueue queue, Dictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        foreach (var subscription in await SubscriptionsAsync(topic, queue, cancellationToken))
        {
            foreach (var (name, value) in attributes)
            {
                await Sns.SetSubscriptionAttributeAsync(subscription.SubscriptionArn, name, value, cancellationToken);
            }
        }
    }

    private async Task<IEnumerable<TopicSubscription>> SubscriptionsAsync(BrokerTopic topic, BrokerQueue queue, CancellationToken cancellationToken)
    {
        var endpoint = queue.Arn.ToString();
        var subscriptions = await Sns.ListSubscriptionsAsync(topic.Arn, cancellationToken);
        return subscriptions.Where(subscription => subscription.Protocol == Protocol && subscription.Endpoint == endpoint);
    }
}
