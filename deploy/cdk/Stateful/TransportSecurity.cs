using Amazon.CDK.AWS.IAM;

namespace Fluxa.Deploy.Stateful;

/// <summary>Refuses whatever comes unencrypted, whoever sends it.</summary>
internal static class TransportSecurity
{
    public static PolicyDocument Demand(string actions, string resource) => new(new PolicyDocumentProps
    {
        Statements =
        [
            new PolicyStatement(new PolicyStatementProps
            {
                Effect = Effect.DENY,
                Principals = [new AnyPrincipal()],
                Actions = [actions],
                Resources = [resource],
                Conditions = new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:SecureTransport"] = "false" } },
            }),
        ],
    });
}
