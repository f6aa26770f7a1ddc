namespace Fluxa.Cli.Gameday.Signs;

/// <summary>What an operator can see at one moment.</summary>
internal sealed record Sign
{
    /// <summary>Events that clients were told 202 for.</summary>
    public required long Accepted { get; init; }

    /// <summary>Requests that were refused or not answered.</summary>
    public required long Refused { get; init; }

    /// <summary>Messages in the Processor's queue: waiting, in work, delayed.</summary>
    public required long Queued { get; init; }

    /// <summary>Messages in its error queue.</summary>
    public required long DeadLetters { get; init; }

    /// <summary>Rows in the outbox.</summary>
    public required long Outbox { get; init; }

    /// <summary>Open failures by reason, as Recovery has collected them.</summary>
    public required IReadOnlyDictionary<string, long> OpenFailures { get; init; }

    /// <summary>Services that say they can't do their work.</summary>
    public required IReadOnlyList<string> NotReady { get; init; }

    /// <summary>Whether nothing is under way, nothing failed, and every service works.</summary>
    public bool Calm => Queued == 0 && DeadLetters == 0 && Outbox == 0 && OpenFailures.Count == 0 && NotReady.Count == 0;
}
