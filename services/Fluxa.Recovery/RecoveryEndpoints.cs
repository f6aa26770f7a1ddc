using Fluxa.Recovery.Auditing;
using Fluxa.Recovery.Failures;
using Fluxa.Recovery.Groups;
using Fluxa.Recovery.Native;
using Fluxa.Recovery.Redrives;

namespace Fluxa.Recovery;

/// <summary>The API, resource by resource.</summary>
internal static class RecoveryEndpoints
{
    public static void MapRecovery(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGroups();
        endpoints.MapFailures();
        endpoints.MapChanges();
        endpoints.MapRedrives();
        endpoints.MapAudit();
        endpoints.MapNative();
    }
}
