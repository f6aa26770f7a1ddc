using System.Text;
using System.Text.Json.Nodes;
using Fluxa.Cli.Bench.Transport;

namespace Fluxa.Cli.Tests.Bench;

public sealed class BareDeleteTests
{
    [Fact]
    public void Every_received_message_is_in_the_delete()
    {
        var received = """{"Messages":[{"MessageId":"a","ReceiptHandle":"first","Body":"{\"ReceiptHandle\":\"no\"}"},{"ReceiptHandle":"second","Body":"x"}]}""";

        var count = BareDelete.TryWrite(Encoding.UTF8.GetBytes(received), "http://queue", out var request);

        Assert.Equal(2, count);
        var expected = """{"QueueUrl":"http://queue","Entries":[{"Id":"0","ReceiptHandle":"first"},{"Id":"1","ReceiptHandle":"second"}]}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(request.Span)), Encoding.UTF8.GetString(request.Span));
    }

    [Fact]
    public void Nothing_received_needs_no_delete() => Assert.Equal(0, BareDelete.TryWrite("{}"u8.ToArray(), "http://queue", out _));
}
