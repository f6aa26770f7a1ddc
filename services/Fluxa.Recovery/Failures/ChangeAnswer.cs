namespace Fluxa.Recovery.Failures;

/// <summary>What a change of many failures did, or would do.</summary>
internal sealed record ChangeAnswer(long Matched, long Changed, bool DryRun);
