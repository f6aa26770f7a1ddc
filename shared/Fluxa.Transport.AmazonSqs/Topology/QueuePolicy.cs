using System.Text.Json.Nodes;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>
/// Lets topics send to a queue. One statement for all of them, in the form MassTransit.AmazonSQS writes, so that both find the other's;
/// whatever else the policy says stays untouched.
/// </summary>
internal static class QueuePolicy
{
    private const string Action = "sqs:SendMessage";
    private const string Principal = "sns.amazonaws.com";
    private const string SourceArn = "aws:SourceArn";

    /// <summary>Answers the policy with the topics allowed; null when it allows them already.</summary>
    public static string? Allow(string? policy, string queueArn, IReadOnlyCollection<string> topicArns)
    {
        var document = string.IsNullOrWhiteSpace(policy) ? [] : JsonNode.Parse(policy)!.AsObject();
        var statements = Statements(document);
        var sources = statements.OfType<JsonObject>().Where(statement => IsOurs(statement, queueArn)).Select(Sources).FirstOrDefault(found => found is not null);

        var missing = topicArns.Where(topic => sources is null || !sources.Any(source => Covers((string?)source, topic))).Distinct().ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        if (sources is null)
        {
            sources = [];
            statements.Add(Statement(queueArn, sources));
        }

        missing.ForEach(topic => sources.Add(topic));
        return document.ToJsonString();
    }

    private static JsonArray Statements(JsonObject document)
    {
        document["Version"] ??= "2012-10-17";
        var statements = AsArray(document["Statement"]);
        document["Statement"] = statements;
        return statements;
    }

    private static JsonObject Statement(string queueArn, JsonArray sources) => new()
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = Principal },
        ["Action"] = Action,
        ["Resource"] = queueArn,
        ["Condition"] = new JsonObject { ["ArnLike"] = new JsonObject { [SourceArn] = sources } },
    };

    private static bool IsOurs(JsonObject statement, string queueArn) =>
        (string?)statement["Effect"] == "Allow"
        && Texts(statement["Action"]).Contains(Action, StringComparer.OrdinalIgnoreCase)
        && Texts(statement["Resource"]).Contains(queueArn)
        && Texts((statement["Principal"] as JsonObject)?["Service"]).Contains(Principal);

    private static JsonArray? Sources(JsonObject statement)
    {
        if ((statement["Condition"] as JsonObject)?["ArnLike"] is not JsonObject arnLike || arnLike[SourceArn] is null)
        {
            return null;
        }

        var sources = AsArray(arnLike[SourceArn]);
        arnLike[SourceArn] = sources;
        return sources;
    }

    private static bool Covers(string? pattern, string topicArn) =>
        pattern == topicArn || (pattern is not null && pattern.EndsWith('*') && topicArn.StartsWith(pattern[..^1], StringComparison.Ordinal));

    /// <summary>A policy may write one value where it could write a list; answers a list that stands nowhere yet.</summary>
    private static JsonArray AsArray(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => (JsonArray)array.DeepClone(),
        _ => [node.DeepClone()],
    };

    private static IEnumerable<string> Texts(JsonNode? node) => AsArray(node).Select(value => (string?)value ?? "");
}
