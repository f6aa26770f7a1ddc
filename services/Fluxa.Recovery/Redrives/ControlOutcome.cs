namespace Fluxa.Recovery.Redrives;

/// <summary>What became of the wish to change a redrive.</summary>
internal abstract record ControlOutcome
{
    private ControlOutcome()
    {
    }

    /// <summary>It is so now.</summary>
    public sealed record Changed : ControlOutcome;

    /// <summary>There is no such redrive.</summary>
    public sealed record NotFound : ControlOutcome;

    /// <summary>Its state doesn't allow it.</summary>
    public sealed record WrongState(string State) : ControlOutcome;

    /// <summary>Nothing in the plan is as it was.</summary>
    public sealed record Outdated : ControlOutcome;
}
