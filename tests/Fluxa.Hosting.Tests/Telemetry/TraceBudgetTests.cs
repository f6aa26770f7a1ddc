using System.Diagnostics;
using Fluxa.Hosting.Telemetry;
using Fluxa.Testing.Time;
using OpenTelemetry.Trace;

namespace Fluxa.Hosting.Tests.Telemetry;

public sealed class TraceBudgetTests
{
    private const int PerSecond = 5;
    private readonly FakeClock _clock = new();
    private readonly TraceBudget _budget;

    public TraceBudgetTests() => _budget = new TraceBudget(PerSecond, _clock);

    [Theory]
    [InlineData(ActivityKind.Server)]
    [InlineData(ActivityKind.Consumer)]
    [InlineData(ActivityKind.Internal)]
    public void Records_every_trace_while_there_are_few_and_so_many_a_second_of_more(ActivityKind kind)
    {
        Assert.Equal(PerSecond, Recorded(100, () => Records(default, kind)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(PerSecond, Recorded(100, () => Records(default, kind)));

        for (var i = 0; i < 20; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1.0 / PerSecond));
            Assert.True(Records(default, kind));
        }
    }

    [Fact]
    public void The_processs_own_work_takes_nothing_from_what_it_is_asked_for()
    {
        Recorded(100, () => Records(default, ActivityKind.Client));

        Assert.True(Records(default, ActivityKind.Server));
    }

    [Fact]
    public void A_callers_no_is_kept_to_and_costs_nothing()
    {
        Assert.Equal(0, Recorded(100, () => Records(Context(ActivityTraceFlags.None), ActivityKind.Consumer)));

        Assert.True(Records(default, ActivityKind.Server));
    }

    [Fact]
    public void A_caller_who_records_everything_gets_no_more_than_the_others() =>
        Assert.Equal(PerSecond, Recorded(100, () => Records(Context(ActivityTraceFlags.Recorded), ActivityKind.Consumer)));

    [Fact]
    public void What_has_begun_here_is_recorded_to_its_end()
    {
        Recorded(100, () => Records(default, ActivityKind.Consumer));
        using var begun = new Activity("receive") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.True(Records(begun.Context, ActivityKind.Consumer));
        Assert.True(Records(begun.Context, ActivityKind.Internal));
        Activity.Current = null;
        Assert.True(Records(begun.Context, ActivityKind.Internal));
        Assert.False(Records(begun.Context, ActivityKind.Consumer));
    }

    private static int Recorded(int times, Func<bool> records) => Enumerable.Range(0, times).Count(_ => records());

    private static ActivityContext Context(ActivityTraceFlags flags) => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags, isRemote: true);

    private bool Records(ActivityContext parent, ActivityKind kind) =>
        _budget.ShouldSample(new SamplingParameters(parent, ActivityTraceId.CreateRandom(), "span", kind)).Decision == SamplingDecision.RecordAndSample;
}
