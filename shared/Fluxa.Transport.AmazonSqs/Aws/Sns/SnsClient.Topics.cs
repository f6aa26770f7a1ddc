using System.Xml.Linq;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Aws.Sns;

/// <content>Topics: create, describe, change, delete.</content>
internal sealed partial class SnsClient
{
    /// <summary>Creates the topic, or finds it with the same attributes; answers its ARN.</summary>
    public Task<string> CreateTopicAsync(
        string topicName,
        IReadOnlyDictionary<string, string> attributes,
        IReadOnlyDictionary<string, string> tags,
        CancellationToken cancellationToken)
    {
        const string Operation = "CreateTopic";
        var form = Form(Operation).Add("Name", topicName)
            .AddMap("Attributes", attributes)
            .AddMap("Tags", tags, "member", "Key", "Value");

        return ReadAsync(Operation, topicName, form, static root => XmlAnswer.Demand(root, "TopicArn"), cancellationToken);
    }

    public Task DeleteTopicAsync(string topicArn, CancellationToken cancellationToken) =>
        CallAsync("DeleteTopic", topicArn, TopicForm("DeleteTopic", topicArn), cancellationToken);

    /// <summary>Reads a topic's attributes; null when there is no such topic.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> FindTopicAttributesAsync(string topicArn, CancellationToken cancellationToken)
    {
        const string Operation = "GetTopicAttributes";
        try
        {
            return await ReadAsync(Operation, topicArn, TopicForm(Operation, topicArn), ReadMap, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsServiceException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    public Task SetTopicAttributeAsync(string topicArn, string name, string value, CancellationToken cancellationToken)
    {
        const string Operation = "SetTopicAttributes";
        var form = TopicForm(Operation, topicArn).Add("AttributeName", name).Add("AttributeValue", value);

        return CallAsync(Operation, topicArn, form, cancellationToken);
    }

    private static IReadOnlyDictionary<string, string> ReadMap(XElement root) =>
        XmlAnswer.Members(root, "Attributes", "entry").ToDictionary(entry => XmlAnswer.Demand(entry, "key"), entry => XmlAnswer.Demand(entry, "value"));
}
