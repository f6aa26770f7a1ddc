namespace Fluxa.Recovery.Redrives;

/// <summary>How many messages of a redrive stand where.</summary>
internal sealed record TotalsAnswer(long Pending, long Sent, long Processed, long FailedAgain, long Unknown, long Skipped);
