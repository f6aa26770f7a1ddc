using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Tests.Aws;
using Fluxa.Transport.AmazonSqs.Tests.Aws.Http;
using Fluxa.Transport.AmazonSqs.Topology;

namespace Fluxa.Transport.AmazonSqs.Tests.Topology;

/// <summary>Topics whose limit was raised beyond what the emulator takes: on the wire, with scripted answers.</summary>
public sealed class TopicSizeTests
{
    private const int Raised = 1024 * 1024;
    private const string Created = "<R><CreateTopicResult><TopicArn>arn:aws:sns:us-east-1:000000000000:large</TopicArn></CreateTopicResult></R>";
    private const string Published = "<R><PublishBatchResult><Successful><member><Id>0</Id><MessageId>m</MessageId></member></Successful><Failed/></PublishBatchResult></R>";

    private static readonly string Attributes =
        $"<R><GetTopicAttributesResult><Attributes><entry><key>MaximumMessageSize</key><value>{Raised}</value></entry></Attributes></GetTopicAttributesResult></R>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_raised_to_1_MiB_takes_a_message_of_that_size_and_not_a_byte_more()
    {
        var script = new ScriptedAws(Answer(Created), Answer(Attributes), Answer(Published));
        using var clients = TestAws.Scripted(script);
        await using var topic = await new TopicDeployer(clients, deploy: true).ResolveAsync(new TopicDescription("large"), Token);
        var largest = new string('x', Raised);

        var sent = await topic.Publisher.PublishAsync(TestAws.Message(largest), Token);
        var refused = await Assert.ThrowsAsync<MessageTooLargeException>(() => topic.Publisher.PublishAsync(TestAws.Message(largest + "x"), Token));

        Assert.Equal("m", sent.MessageId);
        Assert.Contains(largest, script.Bodies[^1], StringComparison.Ordinal);
        Assert.Equal(3, script.Requests.Count);
        Assert.Contains($"{Raised}", refused.Message, StringComparison.Ordinal);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer(string xml) => ScriptedAws.Answers(200, xml, "text/xml");
}
