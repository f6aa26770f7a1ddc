using Amazon.CDK.AWS.ECS;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>What the library's constructor takes and its made service doesn't.</summary>
internal static class FargateServiceExtensions
{
    /// <summary>Ends a rolling deployment whose tasks don't stay up. Canaries end by their alarms: ECS takes no breaker beside them.</summary>
    public static void EnableCircuitBreaker(this FargateService service) =>
        ((CfnService)service.Node.DefaultChild!).AddPropertyOverride(
            "DeploymentConfiguration.DeploymentCircuitBreaker", new Dictionary<string, object> { ["Enable"] = true, ["Rollback"] = true });
}
