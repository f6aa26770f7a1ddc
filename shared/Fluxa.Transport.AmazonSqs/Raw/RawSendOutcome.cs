namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>What became of a message that was sent once.</summary>
public abstract record RawSendOutcome
{
    private RawSendOutcome()
    {
    }

    /// <summary>SQS has it.</summary>
    public sealed record Sent : RawSendOutcome;

    /// <summary>SQS has not taken it and never will by this call.</summary>
    /// <param name="Detail">What SQS said.</param>
    /// <param name="MayLater">True when the same message may be taken later.</param>
    public sealed record Refused(string Detail, bool MayLater) : RawSendOutcome;

    /// <summary>Nobody knows: the call got no answer that can be relied on.</summary>
    /// <param name="Detail">What happened.</param>
    public sealed record InDoubt(string Detail) : RawSendOutcome;
}
