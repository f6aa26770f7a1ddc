using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Sqs;

/// <summary>What goes on the wire.</summary>
public sealed class SqsRequestTests
{
    private const string Url = "http://sqs.us-east-1.localhost:4566/000000000000/orders";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_to_the_service_URL_whatever_host_the_queues_URL_names()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(200, """{"MessageId":"m1"}"""));
        using var clients = TestAws.Scripted(script);

        await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);

        var request = Assert.Single(script.Requests);
        Assert.Equal(new Uri("http://aws.example:4566/"), request.RequestUri);
        Assert.Equal("AmazonSQS.SendMessage", request.Headers.GetValues("x-amz-target").Single());
        Assert.Equal("application/x-amz-json-1.0", request.Content!.Headers.ContentType!.ToString());
        Assert.Matches(
            "^AWS4-HMAC-SHA256 Credential=test/[0-9]{8}/us-east-1/sqs/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=[0-9a-f]{64}$",
            request.Headers.GetValues("authorization").Single());
    }

    [Fact]
    public async Task A_sent_message_has_all_that_was_asked_for()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(200, """{"Successful":[{"Id":"0","MessageId":"m1"}],"Failed":[]}"""));
        using var clients = TestAws.Scripted(script);
        var message = new OutgoingMessage
        {
            Body = "{\"ä\":\"<€>\"}",
            Attributes = new Dictionary<string, MessageAttribute> { ["b"] = MessageAttribute.Bytes([1, 2]), ["n"] = MessageAttribute.Number(5) },
            MessageGroupId = "g",
            DeduplicationId = "d",
            Delay = TimeSpan.FromMilliseconds(1500),
        };

        await clients.Sqs.SendMessageBatchAsync(Url, [message], Token);

        Assert.Equal(
            """{"QueueUrl":"http://sqs.us-east-1.localhost:4566/000000000000/orders","Entries":[{"Id":"0","MessageBody":"{\"ä\":\"<€>\"}","DelaySeconds":2"""
            + ""","MessageGroupId":"g","MessageDeduplicationId":"d","MessageAttributes":{"b":{"DataType":"Binary","BinaryValue":"AQI="},"n":{"DataType":"Number","StringValue":"5"}}}]}""",
            script.Bodies[0]);
    }

    [Fact]
    public async Task A_receive_asks_for_everything_known_of_a_message()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(200, "{}"));
        using var clients = TestAws.Scripted(script);

        var received = await clients.Sqs.ReceiveMessageAsync(Url, new ReceiveRequest(10, SqsLimits.LongPoll, TimeSpan.FromSeconds(30)), Token);

        Assert.Empty(received);
        Assert.Equal(
            """{"QueueUrl":"http://sqs.us-east-1.localhost:4566/000000000000/orders","MaxNumberOfMessages":10,"WaitTimeSeconds":20,"VisibilityTimeout":30"""
            + ""","MessageAttributeNames":["All"],"MessageSystemAttributeNames":["All"]}""",
            script.Bodies[0]);
    }

    [Fact]
    public async Task A_message_without_attributes_or_known_system_attributes_is_read()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(200, """{"Messages":[{"MessageId":"m","ReceiptHandle":"r","Body":"b","MD5OfBody":"?","New":{"a":[1]}}]}"""));
        using var clients = TestAws.Scripted(script);

        var message = Assert.Single(await clients.Sqs.ReceiveMessageAsync(Url, new ReceiveRequest(1, TimeSpan.Zero, null), Token));

        Assert.Equal(("b", 1, 0, 0, null), (message.Body, message.ReceiveCount, message.Attributes.Count, message.SystemAttributes.Count, message.SentAt));
    }

    [Fact]
    public async Task A_long_list_of_queues_is_read_page_by_page()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(200, """{"QueueUrls":["a"],"NextToken":"t"}"""), ScriptedAws.Answers(200, """{"QueueUrls":["b"]}"""));
        using var clients = TestAws.Scripted(script);

        Assert.Equal(["a", "b"], await clients.Sqs.ListQueuesAsync("fluxa-", Token));
        Assert.Equal("""{"QueueNamePrefix":"fluxa-","MaxResults":1000,"NextToken":"t"}""", script.Bodies[1]);
    }
}
