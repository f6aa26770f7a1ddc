using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Query.Events;

/// <summary>Says to the client why there is no answer.</summary>
internal static class EventProblems
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static readonly Problem NotAUuid = Problems.InvalidParameter
        .Because("The event's id in the path is not a UUID.")
        .With(new ProblemError("/event_id", "must be a UUID such as 0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f"));

    public static readonly Problem NotThere = Problems.EventNotFound.Because("No event has this id.");

    public static readonly Problem NotThereYet = Problems.EventNotFound
        .Because("No event has this id yet; the id is new, so it may still be on its way.")
        .TryAgainAfter(Soon);

    public static readonly Problem StoreUnavailable = Problems.Unavailable.Because("The store does not answer now; ask again.").TryAgainAfter(Soon);

    /// <summary>For whatever is no success.</summary>
    public static Problem For<T>(ReadOutcome<T> outcome) => outcome switch
    {
        ReadOutcome<T>.NotFound { MayComeSoon: true } => NotThereYet,
        ReadOutcome<T>.NotFound => NotThere,
        _ => StoreUnavailable,
    };
}
