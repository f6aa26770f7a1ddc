using System.Collections.Concurrent;
using System.Diagnostics;
using Fluxa.Persistence.Outbox;
using Fluxa.Testing;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Storing;

public sealed class StoreTraceTests : IDisposable
{
    private readonly PostgresFixture _postgres;
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;
    private readonly ActivitySource _source = new("Fluxa.Persistence.Tests.StoreTrace");

    public StoreTraceTests(PostgresFixture postgres)
    {
        _postgres = postgres;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is OutboxTrace.SourceName or "Npgsql" || source == _source,
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

    [Fact]
    public async Task The_commit_of_one_event_is_a_part_of_its_trace_down_to_the_statement()
    {
        await using var store = await StoreUnderTest.CreateAsync(_postgres);
        using var consume = _source.StartActivity("consume")!;

        await store.PersistAsync(NewEvents.Any());

        var persist = Ended(consume, "event_store persist").Single();
        var commit = await EndedCommitAsync(span => span.TraceId == consume.TraceId);
        Assert.Equal(consume.SpanId, persist.ParentSpanId);
        Assert.Equal(persist.SpanId, commit.ParentSpanId);
        Assert.Contains(_ended, span => span.Source.Name == "Npgsql" && span.ParentSpanId == commit.SpanId);
    }

    [Fact]
    public async Task A_commit_that_events_share_links_to_each_of_their_traces_and_is_in_none()
    {
        await using var store = await StoreUnderTest.CreateAsync(_postgres, new() { ["Fluxa:EventStore:Writers"] = "1" });
        await using var blocked = await BlockedTable.LockAsync(store, "idempotency_keys");
        var first = PersistInTraceAsync(store);
        await blocked.WaitForWritersAsync(1);
        Task<ActivityTraceId>[] others = [PersistInTraceAsync(store), PersistInTraceAsync(store)];

        await blocked.ReleaseAsync();
        await first;
        var traces = await Task.WhenAll(others);

        var shared = await EndedCommitAsync(span => span.Links.Any(link => link.Context.TraceId == traces[0]));
        Assert.Equal(traces.Order(TraceOrder), shared.Links.Select(link => link.Context.TraceId).Order(TraceOrder));
        Assert.DoesNotContain(shared.TraceId, traces);
    }

    private static Comparer<ActivityTraceId> TraceOrder { get; } =
        Comparer<ActivityTraceId>.Create((one, other) => string.CompareOrdinal(one.ToHexString(), other.ToHexString()));

    private async Task<ActivityTraceId> PersistInTraceAsync(StoreUnderTest store)
    {
        Activity.Current = null;
        using var consume = _source.StartActivity("consume")!;
        await store.PersistAsync(NewEvents.Any());
        return consume.TraceId;
    }

    /// <summary>The one commit that is meant. Its span ends a moment after the events' own: they are told first.</summary>
    private async Task<Activity> EndedCommitAsync(Func<Activity, bool> isMeant) => Assert.Single(await Eventually.BecomesAsync(
        "the commit's span ends", () => Task.FromResult(_ended.Where(span => span.OperationName == "event_store commit" && isMeant(span)).ToList()), spans => spans.Count > 0));

    private IEnumerable<Activity> Ended(Activity trace, string name)
        => _ended.Where(span => span.TraceId == trace.TraceId && span.OperationName == name);
}
