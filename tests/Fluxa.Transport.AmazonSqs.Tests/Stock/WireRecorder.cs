using System.Text;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>Reads from the requests that pass a proxy what a transport sends, publishes and deploys.</summary>
public sealed class WireRecorder
{
    private readonly Lock _lock = new();
    private readonly List<WireMessage> _messages = [];
    private readonly Dictionary<string, string> _policies = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _topology = new(StringComparer.Ordinal);

    /// <summary>Each entity asked for, once, and the last policy of each queue.</summary>
    public SortedSet<string> Topology
    {
        get
        {
            lock (_lock)
            {
                return new SortedSet<string>(_topology.Concat(_policies.Select(policy => $"policy of {policy.Key}: {policy.Value}")), StringComparer.Ordinal);
            }
        }
    }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _messages.Count;
            }
        }
    }

    public void Note(AwsCall call)
    {
        lock (_lock)
        {
            switch (call)
            {
                case { Service: "sqs" }:
                    Sqs(call.Operation, JsonDocument.Parse(call.Body).RootElement);
                    break;
                case { Service: "sns" }:
                    Sns(call.Operation, QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body)));
                    break;
            }
        }
    }

    /// <summary>Takes the messages noted so far, by target.</summary>
    public List<WireMessage> Take()
    {
        lock (_lock)
        {
            var taken = _messages.OrderBy(message => message.Target, StringComparer.Ordinal).ToList();
            _messages.Clear();
            return taken;
        }
    }

    private void Sqs(string operation, JsonElement request)
    {
        switch (operation)
        {
            case "SendMessage":
                _messages.Add(Message(request, Name(request)));
                break;
            case "SendMessageBatch":
                _messages.AddRange(request.GetProperty("Entries").EnumerateArray().Select(entry => Message(entry, Name(request))));
                break;
            case "CreateQueue":
                _topology.Add($"queue {request.GetProperty("QueueName")} attributes {Map(request, "Attributes")} tags {Map(request, "tags")}");
                break;
            case "SetQueueAttributes" when request.GetProperty("Attributes").TryGetProperty("Policy", out var policy):
                _policies[Name(request)] = WirePolicy.Describe(policy.GetString()!);
                break;
        }
    }

    private void Sns(string operation, Dictionary<string, StringValues> form)
    {
        switch (operation)
        {
            case "Publish":
                _messages.Add(Message(form, "", "Message", form["TopicArn"].ToString()));
                break;
            case "PublishBatch":
                for (var number = 1; form.ContainsKey($"PublishBatchRequestEntries.member.{number}.Id"); number++)
                {
                    _messages.Add(Message(form, $"PublishBatchRequestEntries.member.{number}.", "Message", form["TopicArn"].ToString()));
                }

                break;
            case "CreateTopic":
                _topology.Add($"topic {form["Name"]} attributes {Map(form, "Attributes.entry.", "key", "value")} tags {Map(form, "Tags.member.", "Key", "Value")}");
                break;
            case "Subscribe":
                _topology.Add($"subscription of {End(form["Endpoint"].ToString())} to {End(form["TopicArn"].ToString())} attributes {Map(form, "Attributes.entry.", "key", "value")}");
                break;
        }
    }

    private static WireMessage Message(JsonElement entry, string target) => new(
        target,
        entry.GetProperty("MessageBody").GetString()!,
        new SortedDictionary<string, string>(
            entry.TryGetProperty("MessageAttributes", out var attributes)
                ? attributes.EnumerateObject().ToDictionary(attribute => attribute.Name, attribute => attribute.Value.GetProperty("StringValue").GetString()!)
                : [],
            StringComparer.Ordinal),
        Text(entry, "MessageGroupId"),
        Text(entry, "MessageDeduplicationId"),
        entry.TryGetProperty("DelaySeconds", out var delay) ? delay.GetInt32() : null);

    private static WireMessage Message(Dictionary<string, StringValues> form, string prefix, string body, string topicArn)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var number = 1; form.TryGetValue($"{prefix}MessageAttributes.entry.{number}.Name", out var name); number++)
        {
            attributes[name.ToString()] = form[$"{prefix}MessageAttributes.entry.{number}.Value.StringValue"].ToString();
        }

        return new WireMessage(
            End(topicArn),
            form[prefix + body].ToString(),
            attributes,
            form.TryGetValue(prefix + "MessageGroupId", out var group) ? group.ToString() : null,
            form.TryGetValue(prefix + "MessageDeduplicationId", out var id) ? id.ToString() : null,
            null);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Name(JsonElement request) => request.GetProperty("QueueUrl").GetString()!.Split('/')[^1];

    private static string End(string arn) => arn.Split(':')[^1];

    private static string Map(JsonElement request, string name) =>
        request.TryGetProperty(name, out var map)
            ? string.Join(", ", map.EnumerateObject().OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"{pair.Name}={pair.Value.GetString()}"))
            : "";

    private static string Map(Dictionary<string, StringValues> form, string prefix, string key, string value) =>
        string.Join(", ", Enumerable.Range(1, 50)
            .Where(number => form.ContainsKey($"{prefix}{number}.{key}"))
            .Select(number => $"{form[$"{prefix}{number}.{key}"]}={form[$"{prefix}{number}.{value}"]}")
            .Order(StringComparer.Ordinal));
}
