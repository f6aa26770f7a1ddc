using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Sns;

/// <summary>Answers that no emulator gives.</summary>
public sealed class SnsFaultTests
{
    private const string Topic = "arn:aws:sns:us-east-1:1:placed";
    private const string Published = "<PublishResponse><PublishResult><MessageId>m1</MessageId></PublishResult></PublishResponse>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<PublishResponse><PublishResult>")]
    [InlineData("<html><body>login</body></html>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e \"e\">]><PublishResponse><MessageId>&e;</MessageId></PublishResponse>")]
    [InlineData("{\"MessageId\":\"m1\"}")]
    [InlineData("")]
    public async Task An_answer_that_cannot_be_understood_is_asked_for_again(string broken)
    {
        using var clients = TestAws.Scripted(new ScriptedAws(Xml(200, broken), Xml(200, Published)));

        var sent = await clients.Sns.PublishAsync(Topic, TestAws.Message("x"), Token);

        Assert.Equal("m1", sent.MessageId);
    }

    [Fact]
    public async Task An_answer_that_stays_broken_says_whom_to_suspect()
    {
        using var clients = TestAws.Scripted(new ScriptedAws(Xml(200, "<html/>")));

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => clients.Sns.PublishAsync(Topic, TestAws.Message("x"), Token));

        Assert.Equal(AwsFaultKind.Malformed, thrown.Kind);
        Assert.EndsWith("The answer was cut off or not from AWS; check the service URL and any proxy on the way.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_read_with_its_code_and_request()
    {
        const string Error = """
            <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
              <Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>User is not authorized &amp; never was</Message></Error>
              <RequestId>r-1</RequestId>
            </ErrorResponse>
            """;
        using var clients = TestAws.Scripted(new ScriptedAws(Xml(403, Error)));

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => clients.Sns.PublishAsync(Topic, TestAws.Message("x"), Token));

        Assert.Equal(
            "sns Publish for placed failed: AuthorizationError (HTTP 403, request r-1): User is not authorized & never was. "
            + "Grant the action to the role, or check the credentials.",
            thrown.Message);
    }

    [Fact]
    public async Task A_batch_answers_success_failure_and_silence_by_position()
    {
        const string Answer = """
            <PublishBatchResponse><PublishBatchResult>
              <Successful><member><Id>2</Id><MessageId>m2</MessageId><SequenceNumber>7</SequenceNumber></member><member><Id>99</Id><MessageId>nobody's</MessageId></member></Successful>
              <Failed>
                <member><Id>0</Id><Code>InternalError</Code><Message>oops</Message><SenderFault>false</SenderFault></member>
                <member><Id>3</Id><Code>InvalidParameter</Code><SenderFault>true</SenderFault></member>
              </Failed>
            </PublishBatchResult></PublishBatchResponse>
            """;
        using var clients = TestAws.Scripted(new ScriptedAws(Xml(200, Answer)));

        var answer = await clients.Sns.PublishBatchAsync(Topic, [.. Enumerable.Range(0, 4).Select(number => TestAws.Message($"{number}"))], Token);

        Assert.Equal(AwsFaultKind.Server, answer[0]!.Value.Fault!.Kind);
        Assert.Null(answer[1]);
        Assert.Equal(new BatchEntryAnswer<SentMessage>(new SentMessage("m2", "7"), null), answer[2]);
        Assert.Equal(AwsFaultKind.Permanent, answer[3]!.Value.Fault!.Kind);
    }

    [Fact]
    public async Task A_request_carries_the_query_protocols_form_percent_encoded()
    {
        var script = new ScriptedAws(Xml(200, "<SubscribeResponse><SubscriptionArn>arn:aws:sns:us-east-1:1:placed:9</SubscriptionArn></SubscribeResponse>"));
        using var clients = TestAws.Scripted(script);

        await clients.Sns.SubscribeAsync(Topic, "sqs", "ä &+", new Dictionary<string, string> { ["RawMessageDelivery"] = "true" }, Token);

        Assert.Equal(
            "Action=Subscribe&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A1%3Aplaced&Protocol=sqs&Endpoint=%C3%A4%20%26%2B"
            + "&ReturnSubscriptionArn=true&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true",
            script.Bodies[0]);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Xml(int status, string body) => ScriptedAws.Answers(status, body, "text/xml");
}
