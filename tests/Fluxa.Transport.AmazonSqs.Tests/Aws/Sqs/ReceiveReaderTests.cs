using System.Text;
using System.Text.Json;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Sqs;

public sealed class ReceiveReaderTests
{
    [Fact]
    public void Reads_all_that_a_message_has()
    {
        var message = Assert.Single(Read("""
            {"Messages":[{"MessageId":"m","ReceiptHandle":"r\/1","MD5OfBody":"5","Body":"{\"a\":\"ä\\u20ac\ud83d\ude00\n\"}",
             "Attributes":{"SentTimestamp":"1700000000000","ApproximateReceiveCount":"3","MessageGroupId":"g"},"MD5OfMessageAttributes":"6",
             "MessageAttributes":{"n":{"DataType":"Number","StringValue":"7","StringListValues":[]},"b":{"BinaryValue":"AAH/","DataType":"Binary","BinaryListValues":[]}}}]}
            """));

        Assert.Equal(("m", "r/1", "{\"a\":\"ä\\u20ac😀\n\"}"), (message.MessageId, message.ReceiptHandle, message.Body));
        Assert.Equal((3, "g", 1_700_000_000_000), (message.ReceiveCount, message.SystemAttributes["MessageGroupId"], message.SentAt!.Value.ToUnixTimeMilliseconds()));
        Assert.Equal(("Number", "7"), (message.Attributes["n"].DataType, message.Attributes["n"].StringValue));
        Assert.Equal([0, 1, 255], message.Attributes["b"].BinaryValue!);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Messages":null}""")]
    [InlineData("""{"Messages":[]}""")]
    [InlineData("""{"What":{"is":["this"]},"Messages":[]}""")]
    public void Reads_an_answer_without_messages(string answer) => Assert.Empty(Read(answer));

    [Fact]
    public void Reads_a_message_that_has_next_to_nothing()
    {
        var message = Assert.Single(Read("""{"Messages":[{"MessageId":"m","ReceiptHandle":"r","Body":null,"Attributes":null,"MessageAttributes":null}]}"""));

        Assert.Equal(("", 1, null), (message.Body, message.ReceiveCount, message.SentAt));
        Assert.Empty(message.Attributes);
        Assert.Empty(message.SystemAttributes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"Messages\":[")]
    [InlineData("{\"Messages\":{}}")]
    [InlineData("{\"Messages\":[1]}")]
    [InlineData("{\"Messages\":[{\"MessageId\":\"m\"}]}")]
    [InlineData("{\"Messages\":[{\"ReceiptHandle\":\"r\"}]}")]
    [InlineData("{\"Messages\":[{\"MessageId\":1}]}")]
    [InlineData("{\"Messages\":[{\"Body\":{}}]}")]
    [InlineData("{\"Messages\":[{\"Attributes\":[]}]}")]
    [InlineData("{\"Messages\":[{\"MessageAttributes\":{\"a\":null}}]}")]
    [InlineData("{\"Messages\":[{\"MessageAttributes\":{\"a\":{\"StringValue\":\"x\"}}}]}")]
    [InlineData("{\"Messages\":[{\"MessageAttributes\":{\"a\":{\"BinaryValue\":7}}}]}")]
    public void Refuses_what_SQS_does_not_send(string answer) => Assert.ThrowsAny<JsonException>(() => Read(answer));

    [Theory]
    [InlineData("MessageId")]
    [InlineData("Body")]
    public void Refuses_bytes_that_are_no_text(string member)
    {
        var answer = Encoding.Latin1.GetBytes($$"""{"Messages":[{"MessageId":"m","ReceiptHandle":"r","{{member}}":"{{"\u00ff"}}"}]}""");

        Assert.ThrowsAny<JsonException>(() => ReceiveReader.Read(answer));
    }

    [Fact]
    public void Keeps_one_string_for_names_that_recur()
    {
        const string Answer = """{"Messages":[{"MessageId":"m","ReceiptHandle":"r","Attributes":{"ARecurringName":"x"}}]}""";

        Assert.Same(Assert.Single(Read(Answer)[0].SystemAttributes.Keys), Assert.Single(Read(Answer)[0].SystemAttributes.Keys));
    }

    private static IReadOnlyList<ReceivedMessage> Read(string answer) => ReceiveReader.Read(Encoding.UTF8.GetBytes(answer));
}
