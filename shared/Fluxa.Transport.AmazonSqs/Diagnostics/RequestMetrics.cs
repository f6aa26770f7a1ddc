using System.Diagnostics;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Diagnostics;

/// <summary>The measurements of requests; they cost nothing while nobody listens.</summary>
internal static class RequestMetrics
{
    public static void Ended(AwsCall call, TimeSpan took, AwsFaultKind? fault)
    {
        if (!TransportMeter.OperationDuration.Enabled && !TransportMeter.Throttles.Enabled)
        {
            return;
        }

        var tags = Tags(call.Operation, call.Resource);
        if (fault is AwsFaultKind.Throttled)
        {
            TransportMeter.Throttles.Add(1, tags);
        }

        if (fault is { } kind)
        {
            tags.Add("error.type", kind.ToString());
        }

        TransportMeter.OperationDuration.Record(took.TotalSeconds, tags);
    }

    public static void Batched(string operation, string resource, int entries)
    {
        if (TransportMeter.BatchEntries.Enabled)
        {
            TransportMeter.BatchEntries.Record(entries, Tags(operation, resource));
        }
    }

    private static TagList Tags(string operation, string? resource) => new()
    {
        { "messaging.system", "aws_sqs" },
        { "messaging.operation.name", operation },
        { "messaging.destination.name", NameOf(resource) },
    };

    /// <summary>The last part of a queue's URL or a topic's ARN.</summary>
    private static string? NameOf(string? resource) => resource?[(resource.LastIndexOfAny(['/', ':']) + 1)..];
}
