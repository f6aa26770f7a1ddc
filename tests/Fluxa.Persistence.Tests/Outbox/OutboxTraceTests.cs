using System.Diagnostics;
using Fluxa.Persistence.Outbox;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Persistence.Tests.Outbox;

public sealed class OutboxTraceTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_publish_belongs_to_the_trace_of_the_caller_also_when_it_is_read_back()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is OutboxTrace.SourceName or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("test");
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        using var caller = source.StartActivity("consume")!;
        caller.TraceStateString = "vendor=1";
        caller.AddBaggage("who", "me");
        await store.PersistAsync(NewEvents.Any());
        Activity.Current = null;

        await store.Sweeper.RunOnceAsync(CancellationToken.None);
        using var publish = OutboxTrace.Restore(store.Publisher.Taken.Single());

        Assert.Equal((caller.TraceId, caller.SpanId), (publish!.TraceId, publish.ParentSpanId));
        Assert.Equal(("vendor=1", "me"), (publish.TraceStateString, publish.GetBaggageItem("who")));
    }

    [Fact]
    public async Task Without_a_trace_there_is_none_to_restore()
    {
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        Activity.Current = null;

        await store.PersistAsync(NewEvents.Any());

        Assert.Equal(1L, await store.QueryAsync<long>("select count(*) from outbox where headers is null"));
    }

    [Fact]
    public async Task A_trace_that_nobody_records_goes_on_from_memory_and_takes_no_bytes_in_the_row()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is OutboxTrace.SourceName or "unrecorded",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("unrecorded");
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        store.Feed.Open();
        using var caller = source.StartActivity("consume")!;
        caller.ActivityTraceFlags = ActivityTraceFlags.None;
        caller.AddBaggage("messaging.message.conversation_id", "of-masstransit");
        await store.PersistAsync(NewEvents.Any());
        Activity.Current = null;
        var inRow = await store.QueryAsync<long>("select count(*) from outbox where headers is not null");

        await store.Relay.RunOnceAsync(CancellationToken.None);
        using var publish = OutboxTrace.Restore(store.Publisher.Taken.Single());

        Assert.Equal(0L, inRow);
        Assert.Equal((caller.TraceId, null), (publish!.TraceId, publish.GetBaggageItem("messaging.message.conversation_id")));
    }

    [Fact]
    public async Task Baggage_of_a_stranger_is_kept_though_nobody_records()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "stranger",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("stranger");
        await using var store = await StoreUnderTest.CreateAsync(postgres);
        using var caller = source.StartActivity("consume")!;
        caller.AddBaggage("who", "me");

        await store.PersistAsync(NewEvents.Any());
        Activity.Current = null;

        Assert.Equal(1L, await store.QueryAsync<long>("select count(*) from outbox where headers::text like '%who%me%'"));
    }
}
