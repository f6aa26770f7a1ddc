namespace Fluxa.Hosting.ProblemPages;

/// <summary>A problem as it stands in the answer.</summary>
internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string? Detail,
    string CorrelationId,
    IReadOnlyList<ProblemError>? Errors);
