using System.Diagnostics;
using Fluxa.Persistence.Outbox;

namespace Fluxa.Persistence.Storing;

/// <summary>An event that waits for its commit, and the caller that waits for the event.</summary>
internal sealed class PendingEvent(NewEvent newEvent, Activity? caller, CancellationToken cancellationToken)
{
    // A row's own columns, roughly: keeps a batch of tiny events from looking free.
    private const int RowBytes = 512;

    private readonly TaskCompletionSource<PersistOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NewEvent Event { get; } = newEvent;

    /// <summary>The caller's own span, whose trace the notification goes on with.</summary>
    public Activity? Caller { get; } = caller;

    /// <summary>The caller's span, for the commit to belong or link to.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>The notification as it stands in the current attempt's batch.</summary>
    public OutboxMessage? Notification { get; set; }

    public EventKey Key => new(Event.TenantId, Event.EventId);

    /// <summary>What the event weighs in a batch, in bytes.</summary>
    public long Weight => RowBytes + (Event.Payload?.Length ?? 0) + (Event.MetadataJson?.Length ?? 0);

    public Task<PersistOutcome> Outcome => _outcome.Task;

    /// <summary>Whether someone still has to be told: false once told, or once the caller gave up before the event was sent.</summary>
    public bool IsOpen => !_outcome.Task.IsCompleted;

    /// <summary>Called before the event is sent: a caller that gave up by now leaves no trace.</summary>
    public bool DropIfAbandoned() => cancellationToken.IsCancellationRequested && _outcome.TrySetCanceled(cancellationToken);

    public void Complete(PersistOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
