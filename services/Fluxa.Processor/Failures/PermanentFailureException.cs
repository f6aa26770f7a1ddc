namespace Fluxa.Processor.Failures;

/// <summary>A message that can never succeed as it is. It goes to the error queue on its first attempt.</summary>
public sealed class PermanentFailureException : Exception
{
    internal PermanentFailureException(string reason, string detail)
        : base(detail)
    {
        Reason = reason;
    }

    /// <summary>One of the words of <see cref="FailureReason"/>.</summary>
    public string Reason { get; }
}
