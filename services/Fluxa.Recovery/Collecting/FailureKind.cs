namespace Fluxa.Recovery.Collecting;

/// <summary>What a failure is, by its reason; a check constraint holds the words.</summary>
internal static class FailureKind
{
    public const string Transient = "transient";
    public const string Permanent = "permanent";
    public const string Poison = "poison";
    public const string Unknown = "unknown";

    /// <summary>What the Processor said, else what the reason says; a reason of another service says nothing.</summary>
    public static string Of(string? said, string reason) => said is Transient or Permanent or Poison ? said : OfReason(reason);

    private static string OfReason(string reason) => reason switch
    {
        "dependency_unavailable" or "handler_timeout" => Transient,
        FailureReasons.ProcessKilled or FailureReasons.Unreadable => Poison,
        "schema_invalid" or "unknown_type" or "hash_mismatch" or "payload_missing" or "event_id_conflict" or "store_rejected" or "unexpected_error" => Permanent,
        _ => Unknown,
    };
}
