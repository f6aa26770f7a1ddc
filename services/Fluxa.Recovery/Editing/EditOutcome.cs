using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Recovery.Editing;

/// <summary>What became of an edit.</summary>
internal abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <summary>It is kept beside the original, and goes out with the next redrive.</summary>
    public sealed record Edited : EditOutcome;

    /// <summary>The failure's state, or its kind, doesn't allow it.</summary>
    public sealed record NotNow(string Because) : EditOutcome;

    /// <summary>The payload is not valid, or touches what is locked.</summary>
    public sealed record Invalid(IReadOnlyList<ProblemError> Errors) : EditOutcome;
}
