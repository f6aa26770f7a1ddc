using System.Globalization;
using System.Xml.Linq;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Aws.Sns;

/// <summary>Messages and batches in the shapes of SNS's query protocol. An entry's id is its position.</summary>
internal static class SnsForm
{
    /// <summary>Adds a message under a prefix: nothing for Publish, <c>PublishBatchRequestEntries.member.1.</c> within a batch.</summary>
    public static void AddMessage(FormBody form, string prefix, OutgoingMessage message)
    {
        form.Add(prefix + "Message", message.Body);
        if (message.MessageGroupId is not null)
        {
            form.Add(prefix + "MessageGroupId", message.MessageGroupId);
        }

        if (message.DeduplicationId is not null)
        {
            form.Add(prefix + "MessageDeduplicationId", message.DeduplicationId);
        }

        var number = 0;
        foreach (var (name, attribute) in message.Attributes)
        {
            number++;
            AddAttribute(form, string.Create(CultureInfo.InvariantCulture, $"{prefix}MessageAttributes.entry.{number}."), name, attribute);
        }
    }

    public static void AddEntries(FormBody form, IReadOnlyList<OutgoingMessage> messages)
    {
        for (var position = 0; position < messages.Count; position++)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"PublishBatchRequestEntries.member.{position + 1}.");
            form.Add(prefix + "Id", position.ToString(CultureInfo.InvariantCulture));
            AddMessage(form, prefix, messages[position]);
        }
    }

    public static BatchAnswer<SentMessage> ReadBatch(ReadOnlyMemory<byte> body, int entries, Func<string?, string?, bool, AwsFault> fault)
    {
        var root = XmlAnswer.Read(body);
        var answer = new BatchAnswer<SentMessage>(entries);
        foreach (var success in XmlAnswer.Members(root, "Successful"))
        {
            answer.Set(XmlAnswer.Text(success, "Id"), new BatchEntryAnswer<SentMessage>(ReadSent(success), null));
        }

        foreach (var failure in XmlAnswer.Members(root, "Failed"))
        {
            var reason = fault(XmlAnswer.Text(failure, "Code"), XmlAnswer.Text(failure, "Message"), XmlAnswer.Text(failure, "SenderFault") == "true");
            answer.Set(XmlAnswer.Text(failure, "Id"), new BatchEntryAnswer<SentMessage>(default, reason));
        }

        return answer;
    }

    public static SentMessage ReadSent(XElement element) => new(XmlAnswer.Demand(element, "MessageId"), XmlAnswer.Text(element, "SequenceNumber"));

    private static void AddAttribute(FormBody form, string prefix, string name, MessageAttribute attribute)
    {
        form.Add(prefix + "Name", name).Add(prefix + "Value.DataType", attribute.DataType);
        if (attribute.IsBinary)
        {
            form.Add(prefix + "Value.BinaryValue", Convert.ToBase64String(attribute.BinaryValue ?? []));
        }
        else
        {
            form.Add(prefix + "Value.StringValue", attribute.StringValue ?? "");
        }
    }
}
