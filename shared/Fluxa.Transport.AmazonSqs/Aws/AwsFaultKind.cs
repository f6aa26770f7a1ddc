namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What kind of trouble a failed AWS call is in; it decides whether trying again can help.</summary>
public enum AwsFaultKind
{
    /// <summary>Trying again can't help: wrong parameters, missing rights, a missing queue or topic.</summary>
    Permanent,

    /// <summary>AWS asks for fewer calls: try again later.</summary>
    Throttled,

    /// <summary>AWS failed on its side (HTTP 5xx): try again.</summary>
    Server,

    /// <summary>No answer came in time: the call may have taken effect.</summary>
    Timeout,

    /// <summary>The connection could not be made or broke.</summary>
    Connection,

    /// <summary>The credentials have expired or could not be read: fresh ones are needed, then try again.</summary>
    Credentials,

    /// <summary>The answer could not be understood: cut off or not from AWS. The call may have taken effect.</summary>
    Malformed,
}
