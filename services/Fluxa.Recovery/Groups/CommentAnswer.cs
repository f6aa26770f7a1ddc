namespace Fluxa.Recovery.Groups;

/// <summary>What somebody noted on a cause.</summary>
internal sealed record CommentAnswer(string By, DateTimeOffset At, string Text);
