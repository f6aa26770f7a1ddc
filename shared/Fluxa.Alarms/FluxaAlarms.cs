using Fluxa.Contracts;

namespace Fluxa.Alarms;

/// <summary>
/// Every alarm there is: deploy/cdk makes CloudWatch alarms of them, <c>fluxa gameday</c> evaluates them on what the services export, and
/// docs/runbook.md has a section for each. An alarm is changed here and nowhere else.
/// </summary>
public static class FluxaAlarms
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    /// <summary>Something failed for good.</summary>
    public static Alarm DlqDepth { get; } = new()
    {
        Name = "dlq-depth",
        Means = "Messages failed that no retry could help, or that used up all of them, or killed their process.",
        Services = ["recovery"],
        Metric = new("dlq_depth"),
        Statistic = AlarmStatistic.Maximum,
        Threshold = 0,
        Period = Minute,
        Periods = 5,
        LookAt = "./fluxa dlq groups: one line a cause",
        Act = "Mend the cause, then redrive by plan.",
    };

    /// <summary>What failed is left lying.</summary>
    public static Alarm DlqAge { get; } = new()
    {
        Name = "dlq-age",
        Means = "A failure has been open for more than five minutes.",
        Services = ["recovery"],
        Metric = new("dlq_oldest_age_seconds"),
        Statistic = AlarmStatistic.Maximum,
        Threshold = 300,
        InSeconds = true,
        Period = Minute,
        LookAt = "./fluxa dlq stats: since when, and does the number grow",
        Act = "See to dlq-depth; if messages stay in the error queue, Recovery itself doesn't collect.",
    };

    /// <summary>The Processor fails events.</summary>
    public static Alarm WorkerErrors { get; } = new()
    {
        Name = "worker-errors",
        Means = "The Processor gives up on events, one after the other.",
        Services = ["processor"],
        Metric = new("processed_failure"),
        Statistic = AlarmStatistic.Sum,
        Threshold = 5,
        Period = FiveMinutes,
        LookAt = "processed_failure by reason, and what was deployed last",
        Act = "Roll back when it began with a deployment.",
    };

    /// <summary>AWS throttles.</summary>
    public static Alarm Throttles { get; } = new()
    {
        Name = "throttles",
        Means = "AWS refuses requests because there are too many.",
        Services = ["ingest", "processor", "recovery"],
        Metric = new("fluxa.sqs.throttles"),
        Statistic = AlarmStatistic.Sum,
        Threshold = 10,
        Period = FiveMinutes,
        LookAt = "fluxa.sqs.throttles by operation and queue",
        Act = "Find who else sends in the account, and the quota that is used up.",
    };

    /// <summary>Clients are told 5xx.</summary>
    public static Alarm ApiErrors { get; } = new()
    {
        Name = "api-errors",
        Means = "Clients are told 5xx.",
        Services = ["ingest", "query", "recovery"],
        Metric = new("api_5xx"),
        Statistic = AlarmStatistic.Sum,
        Threshold = 5,
        Period = FiveMinutes,
        LookAt = "api_5xx by route and status; /health/ready of the service",
        Act = "503: bring back the dependency that readiness names. 500: roll back.",
    };

    /// <summary>Events wait too long for their turn.</summary>
    public static Alarm QueueAge { get; } = new()
    {
        Name = "queue-age",
        Means = "Events wait for more than five minutes before they are worked on.",
        Services = ["processor"],
        Metric = new("queue_oldest_age_seconds"),
        Statistic = AlarmStatistic.Maximum,
        Threshold = 300,
        InSeconds = true,
        Period = Minute,
        Periods = 3,
        OnAws = new("ApproximateAgeOfOldestMessage", FluxaQueues.ProcessEvent),
        LookAt = "/health/ready of the Processor, then processed_success",
        Act = "Not ready: bring back what it waits for. Ready and busy: add Processors.",
    };

    /// <summary>Events come faster than they are processed.</summary>
    public static Alarm QueueBacklog { get; } = new()
    {
        Name = "queue-backlog",
        Means = "Events come in faster than they are processed.",
        Services = ["processor"],
        Metric = new("queue_depth"),
        Statistic = AlarmStatistic.Growth,
        Threshold = 50,
        Period = FiveMinutes,
        Periods = 2,
        OnAws = new("ApproximateNumberOfMessagesVisible", FluxaQueues.ProcessEvent),
        LookAt = "queue_depth beside processed_success",
        Act = "As for queue-age; a backlog that grows becomes one that is old.",
    };

    /// <summary>What was committed isn't told.</summary>
    public static Alarm OutboxLag { get; } = new()
    {
        Name = "outbox-lag",
        Means = "A notification, or a command that Ingest kept, has been waiting for more than five minutes to be sent.",
        Services = ["processor"],
        Metric = new("outbox_oldest_age_seconds"),
        Statistic = AlarmStatistic.Maximum,
        Threshold = 300,
        InSeconds = true,
        Period = Minute,
        Periods = 3,
        LookAt = "outbox_postponed, and log events 2100 and 2101",
        Act = "Bring the broker back; a row that was set aside waits for you.",
    };

    /// <summary>SQS doesn't confirm; events are kept in PostgreSQL.</summary>
    public static Alarm SendFallback { get; } = new()
    {
        Name = "send-fallback",
        Means = "SQS doesn't confirm sends in time, and Ingest keeps commands in PostgreSQL instead.",
        Services = ["ingest"],
        Metric = new("outbox_kept"),
        Statistic = AlarmStatistic.Sum,
        Threshold = 10,
        Period = FiveMinutes,
        LookAt = "fluxa.sqs.throttles, messaging.client.operation.duration, and log events 4001 and 4010",
        Act = "Keep PostgreSQL well: it is all that stands between a client and a 503.",
    };

    /// <summary>The broker repeats itself.</summary>
    public static Alarm Duplicates { get; } = new()
    {
        Name = "duplicates",
        Means = "Many more messages are delivered than events stored: the same ones come again and again.",
        Services = ["processor"],
        Metric = new("messaging.client.consumed.messages"),
        Minus = new("processed_success"),
        Statistic = AlarmStatistic.Sum,
        Threshold = 100,
        Period = FiveMinutes,
        LookAt = "idempotency_hits, fluxa.sqs.leases_lost, fluxa.sqs.delete_failures",
        Act = "Find out who repeats: leases that are lost, deletes that fail, or a client in a loop.",
    };

    /// <summary>Processes die.</summary>
    public static Alarm CrashLoop { get; } = new()
    {
        Name = "crash-loop",
        Means = "Processes of a service were started more often than they ended in order: they die, or many were added at once.",
        Services = ["ingest", "processor", "query", "recovery"],
        Metric = new("service_starts"),
        Minus = new("service_stops"),
        Statistic = AlarmStatistic.Sum,
        Threshold = 3,
        Period = 2 * FiveMinutes,
        LookAt = "the last log lines before each end, and the exit codes",
        Act = "Roll back; 78 is a wrong configuration, 137 is memory.",
    };

    /// <summary>A redrive stopped by itself.</summary>
    public static Alarm RedriveStopped { get; } = new()
    {
        Name = "redrive-stopped",
        Means = "A redrive stopped by itself: its messages fail again, or their queue doesn't keep up.",
        Services = ["recovery"],
        Metric = new("redrives_stopped"),
        Statistic = AlarmStatistic.Sum,
        Threshold = 0,
        Period = FiveMinutes,
        LookAt = "./fluxa dlq audit: why it stopped",
        Act = "Nothing at once: what was not sent stays open. Mend the cause, then make a new plan.",
    };

    /// <summary>All of them, in the runbook's order.</summary>
    public static IReadOnlyList<Alarm> All { get; } =
    [
        DlqDepth, DlqAge, WorkerErrors, Throttles, ApiErrors, QueueAge, QueueBacklog, OutboxLag, SendFallback, Duplicates, CrashLoop, RedriveStopped,
    ];
}
