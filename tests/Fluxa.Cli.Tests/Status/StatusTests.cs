using Fluxa.Cli.Status;
using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Cli.Tests.Status;

public sealed class StatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly FluxaStatus Busy = new()
    {
        Services = [new("ingest", "http://localhost:8080", true), new("processor", "http://localhost:8082", false)],
        Queue = new(12_345, 61.4),
        Dlq = new(3, 7),
        Outbox = new(0, 0),
        AcceptedPerSecond = 250,
        ProcessedPerSecond = 2.54,
        FailedPerSecond = 0,
        PublishedPerSecond = null,
        PostP95Ms = 4.21,
        CommitP95Ms = null,
        OutboxLagP95Ms = 17,
    };

    [Fact]
    public void The_page_says_what_waits_how_fast_and_what_is_not_known() => Assert.Equal(
        """
        ingest     ready      http://localhost:8080
        processor  NOT READY  http://localhost:8082

        queue      12,345 waiting, the oldest for 61 s
        dlq        3 waiting, the oldest for 7 s
        outbox     0 waiting, the oldest for 0 s

        events/s   accepted 250, processed 2.5, failed 0, published ?
        p95        POST 4.2 ms, commit –, outbox lag 17 ms

        """,
        StatusText.Page(Busy));

    [Fact]
    public void The_line_is_never_longer_than_the_terminal()
    {
        Assert.Equal("NOT READY: processor | in 250/s, done 2.5/s | queue 12,345 (61 s) | dlq 3 (7 s) | outbox 0 | p95 POST 4.2 ms", StatusText.Line(Busy, 200));
        Assert.Equal(39, StatusText.Line(Busy, 40).Length);
    }

    [Fact]
    public void Rates_and_percentiles_are_of_the_time_between_two_looks()
    {
        var before = new MetricsView(Now.AddSeconds(-2), [Counter("ingest_success", 100), Histogram(50, 0, 0)]);
        var now = new MetricsView(Now, [Counter("ingest_success", 150), Histogram(50, 90, 10)]);

        Assert.Equal(25, now.Rate(before, "ingest_success"));
        Assert.Equal(0, now.Rate(before, "processed_failure"));
        Assert.Equal(15, now.P95(before, "db_latency_ms")!.Value, 3);
        Assert.Null(now.P95(now, "db_latency_ms"));
        Assert.Null(new MetricsView(Now, []).Rate(before, "ingest_success"));
    }

    [Fact]
    public void A_gauge_of_a_process_that_is_gone_is_not_shown()
    {
        var view = new MetricsView(Now, [Counter("queue_depth", 7) with { At = Now.AddSeconds(-10) }, Counter("dlq_depth", 2) with { At = Now }]);

        Assert.Null(view.Gauge("queue_depth"));
        Assert.Equal(2, view.Gauge("dlq_depth"));
    }

    [Fact]
    public async Task Nothing_that_answers_is_not_ready_and_unknown()
    {
        var status = await new StatusRun(
            new RunState { ProcessId = 1, Ingest = "http://127.0.0.1:1", Processor = "http://127.0.0.1:1", Query = "http://127.0.0.1:1", Recovery = "http://127.0.0.1:1", Telemetry = "http://127.0.0.1:1" },
            TimeProvider.System).OnceAsync(TestContext.Current.CancellationToken);

        Assert.False(status.Ready);
        Assert.Equal(new Backlog(null, null), status.Queue);
        Assert.Null(status.AcceptedPerSecond);
    }

    private static MetricPoint Counter(string name, double value) => new()
    {
        Service = "ingest",
        Instance = "1",
        Meter = "Fluxa.Ingest",
        Name = name,
        Tags = new Dictionary<string, string>(),
        Value = value,
    };

    private static MetricPoint Histogram(long first, long second, long third) => Counter("db_latency_ms", 0) with
    {
        Count = first + second + third,
        Bounds = [5, 10, 20],
        Buckets = [first, second, third, 0],
    };
}
