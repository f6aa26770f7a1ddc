namespace Fluxa.Recovery.Failures;

/// <summary>How many.</summary>
internal sealed record CountAnswer(long Count);
