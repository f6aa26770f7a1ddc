using Fluxa.Cli.Verify.Deployed;
using Fluxa.Testing.Time;

namespace Fluxa.Cli.Tests.Verify;

public sealed class CloudWatchTests
{
    private readonly FakeClock _clock = new();
    private readonly List<string> _asked = [];

    [Theory]
    [InlineData("""{"MetricAlarms":[]}""", "Fail", "there is no alarm named fluxa-prod-")]
    [InlineData("""{"MetricAlarms":[{"AlarmName":"fluxa-prod-dlq-depth-recovery","StateValue":"OK"}]}""", "Pass", "1 alarms, none rings")]
    [InlineData("""{"MetricAlarms":[{"AlarmName":"fluxa-prod-dlq-depth-recovery","StateValue":"ALARM"}]}""", "Fail", "fluxa-prod-dlq-depth-recovery: see docs/runbook.md")]
    public async Task Says_which_alarms_ring(string answer, string outcome, string detail)
    {
        var check = await Cloud(answer).AlarmsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(outcome, check.Outcome.ToString());
        Assert.StartsWith(detail, check.Detail, StringComparison.Ordinal);
        Assert.Equal("cloudwatch describe-alarms --alarm-name-prefix fluxa-prod- --output json", Assert.Single(_asked));
    }

    [Fact]
    public async Task Finds_the_events_it_posted_in_the_metrics()
    {
        var check = await Cloud("""{"Datapoints":[{"Sum":20.0},{"Sum":30.0}]}""").MetricsAsync(TestContext.Current.CancellationToken);

        Assert.Equal((CheckOutcome.Pass, "Fluxa/Ingest ingest_success counted 50 in the last 10 min"), (check.Outcome, check.Detail));
        Assert.Contains("--start-time 2026-03-04T11:50:00Z --end-time 2026-03-04T12:00:00Z", _asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_metrics_three_minutes_to_appear_and_no_more()
    {
        var asking = Cloud("""{"Datapoints":[]}""").MetricsAsync(TestContext.Current.CancellationToken);
        for (var waits = 1; !asking.IsCompleted; waits++)
        {
            await _clock.TimerStarted.WaitAsync(waits);
            _clock.Advance(TimeSpan.FromSeconds(15));
            if (waits == 13)
            {
                break;
            }
        }

        var check = await asking;

        Assert.Equal(CheckOutcome.Fail, check.Outcome);
        Assert.Equal(14, _asked.Count);
    }

    private CloudWatch Cloud(string answer) => new(
        "prod",
        (arguments, _) =>
        {
            _asked.Add(string.Join(' ', arguments));
            return Task.FromResult(answer);
        },
        _clock);
}
