using System.Text;
using System.Text.Json.Nodes;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>Remembers received messages and hands them out again with later receives of the same queue.</summary>
internal sealed class DuplicateDeliveries(int seed)
{
    private const int MostMessagesInAnAnswer = 10;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<JsonNode>> _again = new(StringComparer.Ordinal);
    private int _placed;

    /// <summary>Notes copies of the messages in an answer, to come later.</summary>
    public void Remember(string queueUrl, byte[] answer, AwsFault.Duplicate duplicate)
    {
        if (JsonNode.Parse(answer)?["Messages"] is not JsonArray messages)
        {
            return;
        }

        lock (_lock)
        {
            var queue = _again.TryGetValue(queueUrl, out var known) ? known : _again[queueUrl] = [];
            foreach (var message in messages)
            {
                for (var copy = 0; copy < duplicate.Copies; copy++)
                {
                    Place(queue, message!.DeepClone(), duplicate.Reordered);
                }
            }
        }
    }

    /// <summary>The answer, filled up with copies that are due.</summary>
    public byte[] AddTo(string queueUrl, byte[] answer)
    {
        lock (_lock)
        {
            if (!_again.TryGetValue(queueUrl, out var queue) || queue.Count == 0)
            {
                return answer;
            }

            var root = JsonNode.Parse(answer)!.AsObject();
            var messages = root["Messages"] as JsonArray ?? [];
            var room = Math.Min(queue.Count, Math.Max(0, MostMessagesInAnAnswer - messages.Count));
            foreach (var copy in queue[..room])
            {
                messages.Add(copy);
            }

            queue.RemoveRange(0, room);
            root["Messages"] = messages.Parent is null ? messages : messages.DeepClone();
            return Encoding.UTF8.GetBytes(root.ToJsonString());
        }
    }

    /// <summary>True while a copy for this queue waits: a long poll need not be forwarded then.</summary>
    public bool HasAny(string queueUrl)
    {
        lock (_lock)
        {
            return _again.TryGetValue(queueUrl, out var queue) && queue.Count > 0;
        }
    }

    /// <summary>At the end; reordered: changes places with one that waits.</summary>
    private void Place(List<JsonNode> queue, JsonNode copy, bool reordered)
    {
        queue.Add(copy);
        if (reordered)
        {
            var place = (int)(SeededChance.Of(seed, "Reorder", ++_placed, 0) * queue.Count);
            (queue[place], queue[^1]) = (queue[^1], queue[place]);
        }
    }
}
