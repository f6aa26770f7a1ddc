namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>A message whose shape SQS and SNS refuse: an empty body, too many attributes, an attribute without a value; nothing was sent.</summary>
public sealed class IllegalMessageException : Exception
{
    internal IllegalMessageException(string target, string reason)
        : base($"The message for {target} {reason}: nothing was sent.")
    {
        Target = target;
    }

    /// <summary>Gets the name of the queue or topic.</summary>
    public string Target { get; }
}
