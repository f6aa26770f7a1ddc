namespace Fluxa.Recovery.Collecting;

/// <summary>The reasons of messages that bring none of their own.</summary>
internal static class FailureReasons
{
    /// <summary>SQS itself gave up: handed out too often without an end, as by a message that kills its process.</summary>
    public const string ProcessKilled = "process_killed";

    /// <summary>Nobody could read the body.</summary>
    public const string Unreadable = "unreadable_message";

    /// <summary>A consumer of another service threw; MassTransit says which exception.</summary>
    public const string Fault = "consumer_fault";

    /// <summary>The endpoint had no consumer for it.</summary>
    public const string Skipped = "skipped";
}
