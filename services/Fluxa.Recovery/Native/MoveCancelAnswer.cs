namespace Fluxa.Recovery.Native;

/// <summary>A move that was cancelled, or would be. What was moved stays moved.</summary>
internal sealed record MoveCancelAnswer(string Queue, string TaskHandle, long Moved, bool DryRun);
