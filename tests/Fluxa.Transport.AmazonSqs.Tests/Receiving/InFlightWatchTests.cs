using Fluxa.Testing.Time;
using Fluxa.Transport.AmazonSqs.Receiving;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class InFlightWatchTests
{
    private readonly FakeClock _clock = new();
    private readonly LogLines _log = [];

    [Fact]
    public async Task Warns_near_the_limit_once_a_minute()
    {
        var asked = 0;
        var watch = new InFlightWatch("orders", _ => Task.FromResult(++asked > 0 ? 119_000 : 0), _clock, _log);

        await watch.LookAsync(CancellationToken.None);
        await watch.LookAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await watch.LookAsync(CancellationToken.None);

        Assert.Equal(2, asked);
        Assert.Equal(2, _log.Count);
        Assert.All(_log, line => Assert.StartsWith("Warning 1013 orders has 119000 messages in flight: from 120000 on", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_nothing_of_a_queue_far_from_the_limit()
    {
        var watch = new InFlightWatch("orders", _ => Task.FromResult(107_999), _clock, _log);

        await watch.LookAsync(CancellationToken.None);

        Assert.Empty(_log);
    }
}
