namespace Fluxa.Recovery.Redrives.Planning;

/// <summary>What became of the wish for a plan.</summary>
internal abstract record PlanOutcome
{
    private PlanOutcome()
    {
    }

    /// <summary>It is made.</summary>
    public sealed record Made(Guid RedriveId) : PlanOutcome;

    /// <summary>There is nothing to send back.</summary>
    public sealed record Nothing(string Because) : PlanOutcome;

    /// <summary>The filter finds more than one plan holds.</summary>
    public sealed record TooMany(int Most) : PlanOutcome;
}
