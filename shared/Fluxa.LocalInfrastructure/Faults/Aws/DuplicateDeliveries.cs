using System.Text;
using System.Text.Json.Nodes;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>Remembers received messages and hands them out again with later receives of the same queue.</summary>
internal sealed class DuplicateDeliveries
{
    private const int MostMessagesInAnAnswer = 10;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<JsonNode>> _again = new(StringComparer.Ordinal);

    /// <summary>Notes copies of the messages in an answer, to come later.</summary>
    public void Remember(string queueUrl, byte[] answer, int copies)
    {
        if (JsonNode.Parse(answer)?["Messages"] is not JsonArray messages)
        {
            return;
        }

        lock (_lock)
        {
            var queue = _again.TryGetValue(queueUrl, out var known) ? known : _again[queueUrl] = new Queue<JsonNode>();
            foreach (var message in messages)
            {
                for (var copy = 0; copy < copies; copy++)
                {
                    queue.Enqueue(message!.DeepClone());
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
            while (messages.Count < MostMessagesInAnAnswer && queue.TryDequeue(out var copy))
            {
                messages.Add(copy);
            }

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
}
