using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Sending;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using Fluxa.Transport.AmazonSqs.Tests.Receiving;
using MassTransit;

namespace Fluxa.Transport.AmazonSqs.Tests.Diagnostics;

/// <summary>One trace, with its baggage, from a sender through SQS or SNS to the consumer. Alone: a listener has every bus of the process write trace headers.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class TracingTests : IDisposable
{
    private readonly string _queue = EmulatorFixture.UniqueName("trace");
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivitySource _source = new("Fluxa.Transport.AmazonSqs.Tests.Tracing");
    private readonly ActivityListener _listener;
    private readonly EmulatorFixture _emulator;

    public TracingTests(EmulatorFixture emulator)
    {
        _emulator = emulator;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MassTransit" || source.Name == _source.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _source.Dispose();
    }

    [Theory]
    [InlineData("send")]
    [InlineData("publish")]
    public async Task Carries_trace_and_baggage_to_the_consumer(string way)
    {
        var inbox = new Inbox<Seen>();
        await using var bus = await StartAsync(inbox);

        var root = await TracedAsync(() => way == "send" ? bus.SendAsync(_queue, new Order("1")) : bus.Bus.Publish(new Order("1")));

        var seen = Assert.Single(await inbox.WaitAsync());
        Assert.Equal(root.TraceId, seen.TraceId);
        Assert.Equal("acme", seen.Tenant);
        Assert.True(seen.Recorded, "The decision to record the trace was lost on the way");
    }

    [Fact]
    public async Task Makes_the_receive_a_child_of_the_send()
    {
        var inbox = new Inbox<Seen>();
        await using var bus = await StartAsync(inbox);

        var root = await TracedAsync(() => bus.SendAsync(_queue, new Order("1")));
        await inbox.WaitAsync();
        var send = Assert.Single(Ended(root), activity => activity.Kind == ActivityKind.Producer);

        await Eventually.BecomesAsync(
            "the receive has ended as a child of the send",
            () => Task.FromResult(Ended(root).Exists(activity => activity.Kind == ActivityKind.Consumer && activity.ParentSpanId == send.SpanId)),
            found => found);
        Assert.Equal("aws_sqs", send.GetTagItem("messaging.system"));
    }

    [Fact]
    public async Task Keeps_the_trace_when_a_message_is_redelivered_later()
    {
        var inbox = new Inbox<Seen>();
        await using var bus = await TestBus.StartAsync(_emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
        {
            endpoint.UseDelayedRedelivery(redelivery => redelivery.Interval(1, TimeSpan.FromSeconds(1)));
            endpoint.Handler<Order>(context => context.GetRedeliveryCount() == 0
                ? throw new InvalidOperationException("not yet")
                : inbox.Add(Seen.Now()));
        }));

        var root = await TracedAsync(() => bus.SendAsync(_queue, new Order("1")));

        var seen = Assert.Single(await inbox.WaitAsync());
        Assert.Equal((root.TraceId, "acme"), (seen.TraceId, seen.Tenant));
    }

    [Fact]
    public async Task Keeps_trace_flags_baggage_and_headers_over_the_hops_of_a_long_delay()
    {
        var inbox = new Inbox<(Seen Seen, string? Header)>();
        await using var bus = await TestBus.StartAsync(_emulator, (_, cfg) => cfg.ReceiveEndpoint(_queue, endpoint =>
            endpoint.Handler<Order>(context => inbox.Add((Seen.Now(), context.Headers.Get<string>("tenant-id"))))));
        var due = (TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(1)).ToString("O", CultureInfo.InvariantCulture);

        var root = await TracedAsync(() => bus.SendAsync(_queue, new Order("1"), context =>
        {
            context.Headers.Set(DelayedDelivery.DueAttribute, due);
            context.Headers.Set("tenant-id", "7");
        }));

        var (seen, header) = Assert.Single(await inbox.WaitAsync());
        Assert.Equal((root.TraceId, "acme", true, "7"), (seen.TraceId, seen.Tenant, seen.Recorded, header));
    }

    private List<Activity> Ended(Activity root) => [.. _ended.Where(activity => activity.TraceId == root.TraceId)];

    private Task<TestBus> StartAsync(Inbox<Seen> inbox) => TestBus.StartAsync(_emulator, (_, cfg) =>
        cfg.ReceiveEndpoint(_queue, endpoint => endpoint.Handler<Order>(_ => inbox.Add(Seen.Now()))));

    private async Task<Activity> TracedAsync(Func<Task> act)
    {
        using var root = _source.StartActivity("root")!;
        root.AddBaggage("tenant", "acme");
        await act();
        return root;
    }

    private sealed record Seen(ActivityTraceId TraceId, string? Tenant, bool Recorded)
    {
        public static Seen Now() => new(Activity.Current!.TraceId, Activity.Current.GetBaggageItem("tenant"), Activity.Current.Recorded);
    }
}
