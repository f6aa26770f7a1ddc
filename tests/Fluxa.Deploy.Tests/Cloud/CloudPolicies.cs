using System.Text.Json.Nodes;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>What roles of a template may do.</summary>
internal static class CloudPolicies
{
    /// <summary>Everything that some statement of the template's role policies allows.</summary>
    public static IEnumerable<(string Policy, string Action, string Resource)> Allowed(CloudTemplate template) =>
        from policy in template.Of("AWS::IAM::Policy").Concat(template.Of("AWS::IAM::ManagedPolicy"))
        from statement in policy.List("PolicyDocument.Statement")
        where (string)statement!["Effect"]! == "Allow"
        from action in Many(statement["Action"])
        from resource in Many(statement["Resource"])
        select (policy.Id, action, resource);

    /// <summary>What the tasks of a service may do.</summary>
    public static IReadOnlyList<(string Action, string Resource)> Of(CloudTemplate template, string service)
    {
        var task = template.Of("AWS::ECS::TaskDefinition").Single(task => task.Text("Family").EndsWith($"-{service}", StringComparison.Ordinal));
        var role = (string)task["TaskRoleArn.Fn::GetAtt.0"]!;
        var policies = template.Of("AWS::IAM::Policy").Where(policy => policy.List("Roles").Any(name => (string?)name!["Ref"] == role)).Select(policy => policy.Id).ToList();
        Assert.Empty(template.Named(role).List("ManagedPolicyArns"));
        return [.. Allowed(template).Where(allowed => policies.Contains(allowed.Policy)).Select(allowed => (allowed.Action, allowed.Resource))];
    }

    private static IEnumerable<string> Many(JsonNode? node) => node is JsonArray list ? list.Select(Text) : [Text(node)];

    private static string Text(JsonNode? node) => node is JsonValue value ? value.ToString() : node?.ToJsonString() ?? "";
}
