namespace Fluxa.Persistence.RequestKeys;

/// <summary>The words of <c>request_keys.status</c>.</summary>
internal static class RequestKeyStatus
{
    public const string Pending = "pending";
    public const string Enqueued = "enqueued";
}
