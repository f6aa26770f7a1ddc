namespace Fluxa.Cli.Traffic;

/// <summary>What became of a POST.</summary>
/// <param name="Accepted">Whether it was answered 2xx: from then on the event must never be lost.</param>
/// <param name="Status">The HTTP status, or what kept an answer away.</param>
internal sealed record PostOutcome(bool Accepted, string Status)
{
    /// <summary>Whether the same request may succeed later: no answer, throttled, or a server's fault.</summary>
    public bool MayRetry => !Accepted && (Status is "429" or "408" || Status.StartsWith('5') || !char.IsAsciiDigit(Status[0]));
}
