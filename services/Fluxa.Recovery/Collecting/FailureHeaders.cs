namespace Fluxa.Recovery.Collecting;

/// <summary>Names of message attributes that Fluxa writes itself; MassTransit's own stand in its <c>MessageHeaders</c>.</summary>
internal static class FailureHeaders
{
    /// <summary>Why the Processor gave up: a stable word.</summary>
    public const string Reason = "fluxa-reason";

    /// <summary>What the Processor takes the fault for: transient, permanent or poison.</summary>
    public const string Kind = "fluxa-kind";

    /// <summary>Which redrive sent the message.</summary>
    public const string RedriveId = "fluxa-redrive-id";

    /// <summary>How often the failure was sent back, this time included.</summary>
    public const string RedriveAttempt = "fluxa-redrive-attempt";

    /// <summary>Which failure the message is: so that one that was edited, or fails again, is known again.</summary>
    public const string FailureId = "fluxa-failure-id";

    /// <summary>The SQS message that failed, as our transport notes it on what it moves.</summary>
    public const string TransportMessageId = "MT-Fault-TransportMessageId";

    /// <summary>How often SQS had handed it out, as our transport notes it.</summary>
    public const string ReceiveCount = "MT-Fault-ReceiveCount";

    private const string FaultPrefix = "MT-Fault-";
    private const string HostPrefix = "MT-Host-";
    private const string FaultReason = "MT-Reason";
    private const string RedeliveryCount = "MT-Redelivery-Count";

    /// <summary>Whether an attribute speaks of a failure or an earlier redrive, not of the message: it stays behind when the message is sent back.</summary>
    public static bool IsAboutFailure(string name) =>
        name is FaultReason or RedeliveryCount or Reason or Kind or RedriveId or RedriveAttempt or FailureId
        || name.StartsWith(FaultPrefix, StringComparison.Ordinal)
        || name.StartsWith(HostPrefix, StringComparison.Ordinal);
}
