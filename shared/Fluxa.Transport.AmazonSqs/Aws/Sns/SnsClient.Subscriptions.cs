using System.Xml.Linq;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Aws.Sns;

/// <content>Subscriptions: make, change, list, end.</content>
internal sealed partial class SnsClient
{
    /// <summary>Subscribes, or finds the subscription with the same attributes; answers its ARN. Other attributes than the existing ones are refused.</summary>
    public Task<string> SubscribeAsync(
        string topicArn,
        string protocol,
        string endpoint,
        IReadOnlyDictionary<string, string> attributes,
        CancellationToken cancellationToken)
    {
        const string Operation = "Subscribe";
        var form = TopicForm(Operation, topicArn)
            .Add("Protocol", protocol)
            .Add("Endpoint", endpoint)
            .Add("ReturnSubscriptionArn", "true")
            .AddMap("Attributes", attributes);

        return ReadAsync(Operation, topicArn, form, static root => XmlAnswer.Demand(root, "SubscriptionArn"), cancellationToken);
    }

    public Task UnsubscribeAsync(string subscriptionArn, CancellationToken cancellationToken) =>
        CallAsync("Unsubscribe", subscriptionArn, Form("Unsubscribe").Add("SubscriptionArn", subscriptionArn), cancellationToken);

    public Task SetSubscriptionAttributeAsync(string subscriptionArn, string name, string value, CancellationToken cancellationToken)
    {
        const string Operation = "SetSubscriptionAttributes";
        var form = Form(Operation)
            .Add("SubscriptionArn", subscriptionArn)
            .Add("AttributeName", name)
            .Add("AttributeValue", value);

        return CallAsync(Operation, subscriptionArn, form, cancellationToken);
    }

    public async Task<IReadOnlyList<TopicSubscription>> ListSubscriptionsAsync(string topicArn, CancellationToken cancellationToken)
    {
        const string Operation = "ListSubscriptionsByTopic";
        var subscriptions = new List<TopicSubscription>();
        string? next = null;
        do
        {
            var form = TopicForm(Operation, topicArn);
            if (next is not null)
            {
                form.Add("NextToken", next);
            }

            var page = await ReadAsync(Operation, topicArn, form, static root => root, cancellationToken).ConfigureAwait(false);
            subscriptions.AddRange(XmlAnswer.Members(page, "Subscriptions").Select(ReadSubscription));
            next = XmlAnswer.Text(page, "NextToken");
        }
        while (!string.IsNullOrEmpty(next));

        return subscriptions;
    }

    private static TopicSubscription ReadSubscription(XElement member) => new(
        XmlAnswer.Demand(member, "SubscriptionArn"),
        XmlAnswer.Demand(member, "Protocol"),
        XmlAnswer.Demand(member, "Endpoint"));
}
