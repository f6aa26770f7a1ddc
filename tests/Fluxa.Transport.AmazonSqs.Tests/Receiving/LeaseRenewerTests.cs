using Fluxa.Testing.Time;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;
using Fluxa.Transport.AmazonSqs.Diagnostics;
using Fluxa.Transport.AmazonSqs.Receiving;
using Fluxa.Transport.AmazonSqs.Tests.Buses;

namespace Fluxa.Transport.AmazonSqs.Tests.Receiving;

public sealed class LeaseRenewerTests
{
    private readonly FakeClock _clock = new();
    private readonly LogLines _log = [];
    private readonly List<VisibilityChange> _changes = [];
    private Func<Task> _answer = () => Task.CompletedTask;

    [Fact]
    public void Renews_at_half_of_the_lease_and_again_at_half_of_the_extension()
    {
        var renewer = Renewer();
        renewer.Take(Message("1"));

        Advance(renewer, 14);
        Assert.Empty(_changes);
        Advance(renewer, 1);
        Advance(renewer, 14);
        Assert.Single(_changes);
        Advance(renewer, 1);

        Assert.Equal(2, _changes.Count);
        Assert.All(_changes, change => Assert.Equal(TimeSpan.FromSeconds(30), change.Visibility));
    }

    [Fact]
    public void Renews_nothing_that_has_ended()
    {
        var renewer = Renewer();
        var lease = renewer.Take(Message("1"));

        renewer.End(lease);
        Advance(renewer, 60);

        Assert.Empty(_changes);
        Assert.Equal(0, renewer.Count);
        Assert.False(lease.IsLost);
    }

    [Fact]
    public void Tries_a_failed_renewal_again_until_the_lease_expires_and_tells_then()
    {
        _answer = () => Task.FromException(new TimeoutException("no answer"));
        var renewer = Renewer();
        var lease = renewer.Take(Message("1"));
        var lost = 0;
        lease.OnLost(() => lost++);

        for (var second = 0; second < 29; second++)
        {
            Advance(renewer, 1);
        }

        Assert.Equal(0, lost);
        Assert.InRange(_changes.Count, 3, 20);
        Advance(renewer, 1);
        Assert.Equal(1, lost);
        Assert.True(lease.IsLost);
    }

    [Fact]
    public void Keeps_a_lease_whose_renewal_succeeds_at_the_second_try()
    {
        _answer = () => _changes.Count == 1 ? Task.FromException(new TimeoutException("no answer")) : Task.CompletedTask;
        var renewer = Renewer();
        var lease = renewer.Take(Message("1"));

        for (var second = 0; second < 120; second++)
        {
            Advance(renewer, 1);
        }

        Assert.True(lease.IsHeld);
    }

    [Fact]
    public void Stops_renewing_at_the_longest_time_and_loses_the_lease_when_it_expires()
    {
        var renewer = Renewer(longest: TimeSpan.FromSeconds(50));
        var lease = renewer.Take(Message("1"));

        for (var second = 0; second < 49; second++)
        {
            Advance(renewer, 1);
        }

        Assert.True(lease.IsHeld);
        Advance(renewer, 1);
        Assert.True(lease.IsLost);
        Assert.Contains(_log, line => line.StartsWith("Warning 1032", StringComparison.Ordinal));
        Assert.All(_changes, change => Assert.InRange(change.Visibility, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Renews_with_the_newest_receipt()
    {
        var renewer = Renewer();
        var lease = renewer.Take(Message("1"));

        Assert.True(renewer.TryAdopt(lease, "newer"));
        Advance(renewer, 15);

        Assert.Equal("newer", Assert.Single(_changes).ReceiptHandle);
    }

    [Fact]
    public void Adopts_no_receipt_for_a_lease_that_is_over()
    {
        var renewer = Renewer(longest: TimeSpan.FromSeconds(30));
        var lease = renewer.Take(Message("1"));
        _clock.Advance(TimeSpan.FromSeconds(29.5));

        Assert.False(renewer.TryAdopt(lease, "newer"));
        Assert.True(lease.IsLost);
    }

    private static ReceivedMessage Message(string id) => new() { MessageId = id, ReceiptHandle = "receipt-" + id };

    private LeaseRenewer Renewer(TimeSpan? longest = null) => new(
        new LeaseTerms(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), longest ?? TimeSpan.FromHours(12)),
        (change, _) =>
        {
            _changes.Add(change);
            return _answer();
        },
        _clock,
        new EndpointMetrics("orders"),
        _log);

    private void Advance(LeaseRenewer renewer, int seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        renewer.RunOnce();
    }
}
