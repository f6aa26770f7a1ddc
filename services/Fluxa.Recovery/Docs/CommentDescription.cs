namespace Fluxa.Recovery.Docs;

/// <summary>The body of a comment, for the OpenAPI document.</summary>
internal sealed record CommentDescription
{
    public required string Text { get; init; }
}
