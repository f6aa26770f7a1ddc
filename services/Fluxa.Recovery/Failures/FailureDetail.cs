using System.Text.Json;
using Fluxa.Recovery.Auditing;

namespace Fluxa.Recovery.Failures;

/// <summary>A failure with all that is known of it, but its payload.</summary>
internal sealed record FailureDetail : FailureAnswer
{
    public required string? Stack { get; init; }

    public required JsonElement Headers { get; init; }

    public required string? Consumer { get; init; }

    public required string? OriginalMessageId { get; init; }

    public required string SourceQueue { get; init; }

    public required IReadOnlyList<AttemptAnswer> AttemptsList { get; init; }

    public required IReadOnlyList<FailureRedriveAnswer> RedrivesList { get; init; }

    public required IReadOnlyList<AuditAnswer> Audit { get; init; }
}
