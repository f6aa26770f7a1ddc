namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>Every point of Ingest, Processor and what they are made of. docs/architecture.md tells the same as a table.</summary>
public static class CrashCases
{
    public static IReadOnlyList<CrashCase> All { get; } =
    [
        new("ingest.before-s3-put", Provocation.Large, new()),
        new("ingest.after-s3-put", Provocation.Large, new(Objects: 1)),
        new("ingest.before-send", Provocation.Small, new()),
        new("ingest.after-send", Provocation.Small, new(Queue: 1)),
        new("ingest.after-send", Provocation.Large, new(Queue: 1, Objects: 1)),
        new("ingest.after-outbox-commit", Provocation.Kept, new(Outbox: 1)),
        new("ingest.after-key", Provocation.Keyed, new()),
        new("ingest.mid-batch", Provocation.Batch, new(Queue: 1)),
        new("ingest.before-answer", Provocation.Small, new(Queue: 1)),

        new("processor.after-receive", Provocation.Small, new(Queue: 1)),
        new("processor.after-payload-fetch", Provocation.Large, new(Queue: 1, Objects: 1)),
        new("store.before-commit", Provocation.Small, new(Queue: 1)),
        new("store.after-commit", Provocation.Small, new(Queue: 1, Rows: 1, Keys: 1, Outbox: 1)),

        // The message is deleted beside the notification's way.
        new("outbox.before-publish", Provocation.Small, new(Queue: null, Rows: 1, Keys: 1, Outbox: 1)),
        new("outbox.after-publish", Provocation.Small, new(Queue: null, Rows: 1, Keys: 1, Outbox: 1)),
        new("transport.before-delete", Provocation.Small, new(Queue: 1, Rows: 1, Keys: 1, Outbox: null)),

        // The command itself comes from the outbox: between its send and the delete it may be processed already. The send that Ingest gave
        // up can have reached the queue all the same.
        new("sweeper.after-claim", Provocation.Kept, new(Queue: null, Outbox: 1)),
        new("outbox.after-publish", Provocation.Kept, new(Queue: null, Rows: null, Keys: null, Outbox: null)),

        new("processor.after-failure-record", Provocation.Broken, new(Queue: 1, Keys: 1)),
        new("transport.after-error-send", Provocation.Broken, new(Queue: 1, Errors: 1, Keys: 1)),
        new("transport.after-delayed-send", Provocation.TooSlow, new(Queue: 2)),
        new("transport.after-resend", Provocation.NotDue, new(Queue: 2)),
        new("cleaner.after-step", Provocation.LongAgo, new(Rows: 5, Keys: 1)) { Hit = 2 },
    ];
}
