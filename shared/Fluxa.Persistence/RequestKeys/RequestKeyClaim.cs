namespace Fluxa.Persistence.RequestKeys;

/// <summary>What is known of a key that a request comes with.</summary>
public enum RequestKeyClaim
{
    /// <summary>It is this request's: now, or from an earlier try that nobody knows the end of.</summary>
    Pending,

    /// <summary>It is this request's, and the request's events are durable.</summary>
    Completed,

    /// <summary>It is another request's.</summary>
    Other,
}
