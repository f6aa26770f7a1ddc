using Fluxa.Ingest.Sending;
using Fluxa.Testing.Time;

namespace Fluxa.Ingest.Tests.Sending;

public sealed class SendHealthTests
{
    private readonly FakeClock _clock = new();
    private readonly SendHealth _health;

    public SendHealthTests() => _health = new SendHealth(_clock);

    [Fact]
    public void Is_good_before_anything_was_sent() => Assert.False(_health.IsFailing);

    [Fact]
    public void Is_bad_from_a_failure_to_the_next_success()
    {
        _health.Failed();
        Assert.True(_health.IsFailing);

        _health.Succeeded();
        Assert.False(_health.IsFailing);
    }

    [Fact]
    public void Forgets_a_failure_so_that_traffic_comes_back()
    {
        _health.Failed();

        _clock.Advance(SendHealth.Memory - TimeSpan.FromSeconds(1));
        Assert.True(_health.IsFailing);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_health.IsFailing);
    }
}
