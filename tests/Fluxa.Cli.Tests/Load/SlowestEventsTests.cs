using Fluxa.Cli.Load;

namespace Fluxa.Cli.Tests.Load;

public sealed class SlowestEventsTests
{
    [Fact]
    public void The_slowest_are_kept_with_the_moment_they_were_due_the_slowest_first()
    {
        var slowest = new SlowestEvents();
        foreach (var number in Enumerable.Range(1, 100))
        {
            slowest.Add(due: TimeSpan.FromSeconds(number), took: TimeSpan.FromMilliseconds((number * 37) % 101));
        }

        Assert.Equal([100, 99, 98, 97, 96], slowest.Snapshot().Select(slow => slow.Took));
        Assert.All(slowest.Snapshot(), slow => Assert.Equal((slow.Due * 37) % 101, slow.Took));
    }

    [Fact]
    public void Fewer_than_are_kept_are_all_there()
    {
        var slowest = new SlowestEvents();
        slowest.Add(due: TimeSpan.FromSeconds(1.234), took: TimeSpan.FromMilliseconds(5));

        Assert.Equal([new SlowEvent(1.23, 5)], slowest.Snapshot());
    }
}
