using Fluxa.Cli.Gameday.Signs;

namespace Fluxa.Cli.Tests.Gameday;

public sealed class AlarmTests
{
    private static readonly Sign Quiet = new()
    {
        Accepted = 1000,
        Refused = 0,
        Queued = 5,
        DeadLetters = 0,
        Outbox = 3,
        Stored = 995,
        OpenFailures = new Dictionary<string, long>(),
        Delivered = 1002,
        ProcessedFailures = 0,
        KeptInOutbox = 2,
        NotReady = [],
        Deaths = 1,
    };

    [Fact]
    public void None_fires_while_nothing_changes() => Assert.DoesNotContain(Alarm.All, alarm => alarm.Fires(Quiet, Quiet));

    [Theory]
    [InlineData("dlq-depth", 0, false)]
    [InlineData("dlq-depth", 1, true)]
    [InlineData("queue-backlog", 50, false)]
    [InlineData("queue-backlog", 51, true)]
    [InlineData("outbox-lag", 50, false)]
    [InlineData("outbox-lag", 51, true)]
    [InlineData("send-fallback", 0, false)]
    [InlineData("send-fallback", 1, true)]
    [InlineData("duplicates", 50, false)]
    [InlineData("duplicates", 51, true)]
    [InlineData("crash-loop", 2, false)]
    [InlineData("crash-loop", 3, true)]
    public void Each_fires_at_its_limit_and_alone(string name, int more, bool fires)
    {
        var now = name switch
        {
            "dlq-depth" => Quiet with { DeadLetters = more },
            "queue-backlog" => Quiet with { Queued = Quiet.Queued + more },
            "outbox-lag" => Quiet with { Outbox = Quiet.Outbox + more },
            "send-fallback" => Quiet with { KeptInOutbox = Quiet.KeptInOutbox + more },
            "duplicates" => Quiet with { Delivered = Quiet.Delivered + more },
            _ => Quiet with { Deaths = Quiet.Deaths + more },
        };

        Assert.Equal(fires ? [name] : Array.Empty<string>(), Alarm.All.Where(alarm => alarm.Fires(Quiet, now)).Select(alarm => alarm.Name));
    }

    [Fact]
    public void A_collected_failure_is_as_alarming_as_a_dead_letter() =>
        Assert.True(Alarm.DeadLetters.Fires(Quiet, Quiet with { OpenFailures = new Dictionary<string, long> { ["hash_mismatch"] = 1 } }));

    [Fact]
    public void Calm_is_nothing_under_way_nothing_failed_and_everything_ready()
    {
        var calm = Quiet with { Queued = 0, Outbox = 0 };

        Assert.True(calm.Calm);
        Assert.False((calm with { Queued = 1 }).Calm);
        Assert.False((calm with { DeadLetters = 1 }).Calm);
        Assert.False((calm with { Outbox = 1 }).Calm);
        Assert.False((calm with { NotReady = ["Fluxa.Ingest"] }).Calm);
        Assert.False((calm with { OpenFailures = new Dictionary<string, long> { ["x"] = 1 } }).Calm);
    }
}
