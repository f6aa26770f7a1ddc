namespace Fluxa.Recovery.Failures;

/// <summary>One time that a message failed.</summary>
internal sealed record AttemptAnswer(DateTimeOffset At, string Reason, string? ExceptionType, string? ExceptionMessage, Guid? RedriveId);
