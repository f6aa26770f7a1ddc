namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>A message that no request can carry; nothing was sent.</summary>
public sealed class MessageTooLargeException : Exception
{
    internal MessageTooLargeException(string target, long actualBytes, long allowedBytes)
        : base($"The message for {target} has {actualBytes} bytes, body and attributes together, and {allowedBytes} are allowed: nothing was sent. "
            + "Put the large part into a payload store and send its key, or raise MaximumMessageSize of the queue or topic.")
    {
        Target = target;
        ActualBytes = actualBytes;
        AllowedBytes = allowedBytes;
    }

    /// <summary>Gets the name of the queue or topic.</summary>
    public string Target { get; }

    /// <summary>Gets the message's size in UTF-8 bytes: body, attribute names, types and values.</summary>
    public long ActualBytes { get; }

    /// <summary>Gets the most bytes that the queue or topic takes.</summary>
    public long AllowedBytes { get; }
}
