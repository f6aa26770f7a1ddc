namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>failure_comments</c>: what somebody noted on a group.</summary>
internal sealed class FailureCommentRow
{
    public long CommentId { get; init; }

    public required string TenantId { get; init; }

    public required string GroupId { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required string Comment { get; init; }
}
