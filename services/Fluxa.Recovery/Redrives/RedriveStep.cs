namespace Fluxa.Recovery.Redrives;

/// <summary>What a redrive does next.</summary>
internal abstract record RedriveStep
{
    private RedriveStep()
    {
    }

    /// <summary>Sends.</summary>
    /// <param name="Most">At most so many more; null: all that are left.</param>
    public sealed record Send(int? Most) : RedriveStep;

    /// <summary>Waits for outcomes.</summary>
    public sealed record Wait : RedriveStep;

    /// <summary>Goes on to a stage.</summary>
    public sealed record Advance(string Stage) : RedriveStep;

    /// <summary>Stops by itself.</summary>
    public sealed record Stop(string Because) : RedriveStep;

    /// <summary>Everything is sent and every outcome is known.</summary>
    public sealed record Finish : RedriveStep;
}
