namespace Fluxa.Recovery.Redrives.Planning;

/// <summary>Something to know before a plan is executed.</summary>
internal sealed record PlanWarning(string Code, string Detail, long Count);
