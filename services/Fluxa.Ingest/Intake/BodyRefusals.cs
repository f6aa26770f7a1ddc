using Fluxa.Ingest.Bodies;

namespace Fluxa.Ingest.Intake;

/// <summary>What a body that could not be read means for the event or batch in it.</summary>
internal static class BodyRefusals
{
    public static IntakeOutcome ToIntakeOutcome(this BodyOutcome outcome, IngestOptions options) => outcome switch
    {
        BodyOutcome.TooLarge => new IntakeOutcome.TooLarge(options.MaxBodyBytes),
        BodyOutcome.TooSlow => new IntakeOutcome.TooSlow(),
        BodyOutcome.NoRoom => new IntakeOutcome.Unavailable("Disk space for large bodies"),
        BodyOutcome.Unreadable unreadable => new IntakeOutcome.Unreadable(unreadable.Detail),
        _ => throw new InvalidOperationException($"Reading a body came to {outcome}, which nobody planned for."),
    };
}
