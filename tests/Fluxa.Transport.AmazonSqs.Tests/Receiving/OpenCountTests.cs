using Fluxa.Transport.AmazonSqs.Receiving;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class OpenCountTests
{
    private readonly OpenCount _count = new();

    [Fact]
    public void Waits_for_nothing_when_nothing_is_under_way()
    {
        _count.Begin();
        _count.End();

        Assert.True(_count.WhenNoneAsync().IsCompleted);
    }

    [Fact]
    public async Task Waits_until_the_last_has_ended()
    {
        _count.Begin();
        _count.Begin();
        var none = _count.WhenNoneAsync();

        _count.End();
        Assert.False(none.IsCompleted);
        _count.End();

        await none;
    }

    [Fact]
    public async Task Leaves_nobody_waiting_whoever_is_first()
    {
        for (var round = 0; round < 2_000; round++)
        {
            _count.Begin();
            var ending = Task.Run(_count.End, TestContext.Current.CancellationToken);
            await _count.WhenNoneAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            await ending;
        }
    }
}
