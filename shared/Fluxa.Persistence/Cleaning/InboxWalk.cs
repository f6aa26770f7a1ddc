namespace Fluxa.Persistence.Cleaning;

/// <summary>What became of one walk of the cleaner through the inbox.</summary>
internal abstract record InboxWalk
{
    private InboxWalk()
    {
    }

    /// <summary>It went to the end.</summary>
    public sealed record Finished(long Seen, long Removed, int Steps) : InboxWalk;

    /// <summary>Another process is walking.</summary>
    public sealed record Skipped : InboxWalk;
}
