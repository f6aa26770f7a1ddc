namespace Fluxa.Recovery.Groups;

/// <summary>A cause with its comments.</summary>
internal sealed record GroupDetail(GroupAnswer Summary, IReadOnlyList<CommentAnswer> Comments);
