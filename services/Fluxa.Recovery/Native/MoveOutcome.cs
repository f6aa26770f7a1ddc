namespace Fluxa.Recovery.Native;

/// <summary>What became of the wish to start or cancel a message move task.</summary>
internal abstract record MoveOutcome
{
    private MoveOutcome()
    {
    }

    /// <summary>It was started, or would be.</summary>
    public sealed record Started(MoveStartAnswer Answer) : MoveOutcome;

    /// <summary>It was cancelled, or would be.</summary>
    public sealed record Cancelled(MoveCancelAnswer Answer) : MoveOutcome;

    /// <summary>The queue is none that is collected here, or SQS has none of this name.</summary>
    public sealed record NoQueue(string Name) : MoveOutcome;

    /// <summary>It can't be done as things are.</summary>
    public sealed record NotNow(string Because) : MoveOutcome;
}
