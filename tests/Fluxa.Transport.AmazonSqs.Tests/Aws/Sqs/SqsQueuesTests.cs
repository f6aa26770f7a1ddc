using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Sqs;

public sealed class SqsQueuesTests(EmulatorFixture emulator) : IDisposable
{
    private readonly AwsClients _clients = TestAws.Clients(emulator.ServiceUrl);
    private readonly string _name = EmulatorFixture.UniqueName("queues");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _clients.Dispose();

    [Fact]
    public async Task A_queue_is_created_once_however_often_it_is_asked_for()
    {
        var attributes = new Dictionary<string, string> { ["VisibilityTimeout"] = "45", ["MaximumMessageSize"] = "2048" };

        var first = await _clients.Sqs.CreateQueueAsync(_name, attributes, new Dictionary<string, string> { ["team"] = "paymänts" }, Token);
        var again = await _clients.Sqs.CreateQueueAsync(_name, attributes, TestAws.None, Token);

        Assert.Equal(first, again);
        Assert.Equal(first, await _clients.Sqs.FindQueueUrlAsync(_name, Token));
    }

    [Fact]
    public async Task Attributes_are_read_and_changed()
    {
        var url = await CreateAsync();

        await _clients.Sqs.SetQueueAttributesAsync(url, new Dictionary<string, string> { ["VisibilityTimeout"] = "77" }, Token);
        await _clients.Sqs.TagQueueAsync(url, new Dictionary<string, string> { ["a"] = "b" }, Token);
        var attributes = await _clients.Sqs.GetQueueAttributesAsync(url, Token);

        Assert.Equal("77", attributes["VisibilityTimeout"]);
        Assert.Equal(_name, Arn.Parse(attributes["QueueArn"]).Resource);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_told_by_null() => Assert.Null(await _clients.Sqs.FindQueueUrlAsync(_name, Token));

    [Fact]
    public async Task A_deleted_queue_is_gone()
    {
        var url = await CreateAsync();

        await _clients.Sqs.DeleteQueueAsync(url, Token);

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => _clients.Sqs.SendMessageAsync(url, TestAws.Message("x"), Token));
        Assert.True(thrown.IsNotFound);
        Assert.False(thrown.IsTransient);
        Assert.Equal(_name, thrown.Resource);
    }

    [Fact]
    public async Task A_purged_queue_is_empty()
    {
        var url = await CreateAsync();
        await _clients.Sqs.SendMessageAsync(url, TestAws.Message("x"), Token);

        await _clients.Sqs.PurgeQueueAsync(url, Token);

        Assert.Equal("0", (await _clients.Sqs.GetQueueAttributesAsync(url, Token))["ApproximateNumberOfMessages"]);
    }

    [Fact]
    public async Task Queues_are_listed_by_the_start_of_their_names()
    {
        var one = await _clients.Sqs.CreateQueueAsync(_name + "-one", TestAws.None, TestAws.None, Token);
        var two = await _clients.Sqs.CreateQueueAsync(_name + "-two", TestAws.None, TestAws.None, Token);

        Assert.Equal([one, two], (await _clients.Sqs.ListQueuesAsync(_name, Token)).Order());
    }

    [Fact]
    public async Task A_wrong_attribute_is_refused_with_AWSs_own_words()
    {
        var wrong = new Dictionary<string, string> { ["VisibilityTimeout"] = "43201" };

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => _clients.Sqs.CreateQueueAsync(_name, wrong, TestAws.None, Token));

        Assert.Equal("InvalidAttributeValue", thrown.ErrorCode);
        Assert.Contains("VisibilityTimeout", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_account_is_known_to_STS() => Assert.Equal("000000000000", (await _clients.Sts.GetCallerIdentityAsync(Token)).Account);

    private Task<string> CreateAsync() => _clients.Sqs.CreateQueueAsync(_name, TestAws.None, TestAws.None, Token);
}
