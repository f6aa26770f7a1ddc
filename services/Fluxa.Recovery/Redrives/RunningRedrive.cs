namespace Fluxa.Recovery.Redrives;

/// <summary>A redrive that this process drives for now.</summary>
internal sealed record RunningRedrive(Guid RedriveId, string Tenant, string Stage, int RatePerSecond);
