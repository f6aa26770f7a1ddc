using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Receiving;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class WorkQueueTests
{
    private readonly Inbox<string> _started = new();
    private readonly Dictionary<string, TaskCompletionSource<bool>> _ends = [];
    private readonly List<string> _handedBack = [];

    [Fact]
    public async Task Runs_no_more_at_a_time_than_it_may()
    {
        var work = Queue(concurrency: 2);
        Add(work, "1", "2", "3");

        await _started.WaitAsync(2);
        Assert.Equal(["1", "2"], _started.Items.Order());
        _ends["1"].SetResult(true);

        await _started.WaitAsync(3);
        Assert.Contains("3", _started.Items);
    }

    [Fact]
    public async Task Hands_back_what_has_not_started_when_it_is_closed_and_waits_for_the_rest()
    {
        var work = Queue(concurrency: 1);
        Add(work, "1", "2");
        await _started.WaitAsync();

        work.Close();
        Add(work, "3");

        Assert.Equal(["2", "3"], _handedBack);
        Assert.False(work.Drained.IsCompleted);
        _ends["1"].SetResult(true);
        await work.Drained.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Runs_one_message_of_a_group_after_the_other()
    {
        var work = Queue(concurrency: 10, perGroup: 1);
        Add(work, "a1", "a2", "b1");

        await _started.WaitAsync(2);
        Assert.Equal(["a1", "b1"], _started.Items.Order());
        _ends["a1"].SetResult(true);

        await _started.WaitAsync(3);
        Assert.Contains("a2", _started.Items);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(0, 4)]
    public async Task Runs_as_many_of_a_group_together_as_it_may_and_all_when_order_is_off(int perGroup, int together)
    {
        var work = Queue(concurrency: 10, perGroup);
        Add(work, "a1", "a2", "a3", "a4");

        await _started.WaitAsync(together);

        Assert.Equal(Enumerable.Range(1, together).Select(number => $"a{number}"), _started.Items.Order());
    }

    [Fact]
    public async Task Hands_back_what_waits_behind_a_message_of_its_group_that_failed()
    {
        var work = Queue(concurrency: 1, perGroup: 1);
        Add(work, "a1", "a2", "a3", "b1");
        await _started.WaitAsync();

        _ends["a1"].SetResult(false);
        await _started.WaitAsync(2);

        Assert.Equal(["a1", "b1"], _started.Items);
        Assert.Equal(["a2", "a3"], _handedBack);
    }

    [Fact]
    public async Task Starts_a_suspect_when_nothing_else_runs_or_waits_the_least_suspicious_first()
    {
        var work = Queue(concurrency: 2);
        Suspect(work, "s5", 5);
        await _started.WaitAsync();
        Suspect(work, "s4", 4);
        Suspect(work, "s3", 3);
        Add(work, "a", "b");

        await _started.WaitAsync(2);
        _ends["s5"].SetResult(true);
        await _started.WaitAsync(3);
        _ends["a"].SetResult(true);
        Assert.Equal(["s5", "a", "b"], _started.Items.Order().OrderByDescending(id => id.Length));
        _ends["b"].SetResult(true);
        await _started.WaitAsync(4);
        Assert.Equal("s3", _started.Items.Last());
        _ends["s3"].SetResult(true);

        Assert.Equal("s4", (await _started.WaitAsync(5)).Last());
    }

    [Fact]
    public async Task Hands_back_what_waits_and_goes_on()
    {
        var work = Queue(concurrency: 1, perGroup: 1);
        Add(work, "a1", "a2", "b1");
        await _started.WaitAsync();

        work.HandBackWaiting();
        Add(work, "b2");
        _ends["a1"].SetResult(true);

        Assert.Equal("b2", (await _started.WaitAsync(2)).Last());
        Assert.Equal(["a2", "b1"], _handedBack.Order());
    }

    private WorkQueue Queue(int concurrency, int perGroup = 0) => new(
        concurrency,
        perGroup,
        async delivery =>
        {
            await _started.Add(delivery.MessageId);
            return await _ends[delivery.MessageId].Task;
        },
        deliveries => _handedBack.AddRange(deliveries.Select(delivery => delivery.MessageId)));

    private void Suspect(WorkQueue work, string id, int deliveries)
    {
        _ends[id] = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new ReceivedMessage
        {
            MessageId = id,
            ReceiptHandle = id,
            SystemAttributes = new Dictionary<string, string> { ["ApproximateReceiveCount"] = $"{deliveries}" },
        };
        work.Add(new Delivery(message, new Lease(id, id), settlement: null!, receivedAt: 0) { IsSuspect = true });
    }

    /// <summary>Adds messages whose first letter is their group.</summary>
    private void Add(WorkQueue work, params string[] ids)
    {
        foreach (var id in ids)
        {
            _ends[id] = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        foreach (var id in ids)
        {
            var message = new ReceivedMessage
            {
                MessageId = id,
                ReceiptHandle = id,
                SystemAttributes = new Dictionary<string, string> { ["MessageGroupId"] = id[..1] },
            };
            work.Add(new Delivery(message, new Lease(id, id), settlement: null!, receivedAt: 0));
        }
    }
}
