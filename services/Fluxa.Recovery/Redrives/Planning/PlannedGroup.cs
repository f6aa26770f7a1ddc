namespace Fluxa.Recovery.Redrives.Planning;

/// <summary>A cause within a plan.</summary>
internal sealed record PlannedGroup(string Group, string Title, long Count);
