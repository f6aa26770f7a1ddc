using Fluxa.Recovery.Failures;

namespace Fluxa.Recovery.Redrives.Planning;

/// <summary>What somebody wants to send back, and how.</summary>
internal sealed record PlanOrder(FailureFilter Filter, int RatePerSecond, bool Canary, string? Reason, bool Force);
