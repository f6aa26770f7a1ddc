namespace Fluxa.Cli.Gameday.Signs;

/// <summary>A condition that must wake somebody.</summary>
/// <param name="Name">As in the runbook.</param>
/// <param name="Condition">In words, with the metric.</param>
/// <param name="Fires">Whether it holds, compared with how things were before.</param>
internal sealed record Alarm(string Name, string Condition, Func<Sign, Sign, bool> Fires)
{
    /// <summary>Something is in the error queue, collected or not.</summary>
    public static Alarm DeadLetters { get; } = new(
        "dlq-depth", "open failures and messages in the error queue, together, above 0", (_, now) => now.DeadLetters + now.OpenFailures.Values.Sum() > 0);

    /// <summary>The Processor doesn't keep up.</summary>
    public static Alarm Backlog { get; } = new(
        "queue-backlog", "messages in fluxa-process-event more than 50 above what they were", (before, now) => now.Queued > before.Queued + 50);

    /// <summary>What was committed isn't told.</summary>
    public static Alarm OutboxLag { get; } = new(
        "outbox-lag", "rows in the outbox more than 50 above what they were", (before, now) => now.Outbox > before.Outbox + 50);

    /// <summary>SQS doesn't confirm; events are kept in PostgreSQL.</summary>
    public static Alarm SendFallback { get; } = new(
        "send-fallback", "outbox_kept rises", (before, now) => now.KeptInOutbox > before.KeptInOutbox);

    /// <summary>The broker repeats itself.</summary>
    public static Alarm Duplicates { get; } = new(
        "duplicates",
        "messaging.client.consumed.messages rises by more than 50 above what is stored",
        (before, now) => now.Delivered - before.Delivered > now.Stored - before.Stored + 50);

    /// <summary>A process dies again and again.</summary>
    public static Alarm CrashLoop { get; } = new(
        "crash-loop", "a service ended by itself 3 times or more", (before, now) => now.Deaths >= before.Deaths + 3);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Alarm> All { get; } = [DeadLetters, Backlog, OutboxLag, SendFallback, Duplicates, CrashLoop];
}
