using System.Text.Json.Nodes;

namespace Fluxa.Transport.AmazonSqs.Topology;

/// <summary>
/// Says which queues may use an error queue as theirs, so that no other queue's messages end there by mistake.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
internal static class RedriveAllowPolicy
{
    /// <summary>SQS takes no more sources by name; with more of them, all are allowed.</summary>
    private const int MaxSources = 10;

    private const string Permission = "redrivePermission";
    private const string Sources = "sourceQueueArns";
    private const string ByQueue = "byQueue";
    private const string AllowAll = "allowAll";

    /// <summary>Answers the policy with the queue allowed; null when nothing is to change, be it that someone decided otherwise.</summary>
    public static string? Allow(string? policy, string queueArn)
    {
        if (string.IsNullOrWhiteSpace(policy))
        {
            return Write([queueArn]);
        }

        if (JsonNode.Parse(policy) is not JsonObject document || (string?)document[Permission] != ByQueue)
        {
            return null;
        }

        var sources = (document[Sources] as JsonArray ?? []).Select(source => (string?)source ?? "").ToList();
        return sources.Contains(queueArn) ? null : Write([.. sources, queueArn]);
    }

    private static string Write(IReadOnlyList<string> sources)
    {
        var policy = new JsonObject { [Permission] = sources.Count > MaxSources ? AllowAll : ByQueue };
        if (sources.Count <= MaxSources)
        {
            policy[Sources] = new JsonArray([.. sources.Select(source => (JsonNode)source)]);
        }

        return policy.ToJsonString();
    }
}
