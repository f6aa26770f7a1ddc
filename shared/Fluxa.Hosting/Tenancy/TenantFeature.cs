namespace Fluxa.Hosting.Tenancy;

/// <summary>Carries the tenant with the request, once something has established it.</summary>
internal sealed record TenantFeature(string Id);
