using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fluxa.Hosting.Telemetry.Emf;

/// <summary>Writes one document: the metrics that share a set of tags. It has the members of a log line too, so that who reads those isn't surprised.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html"/>
internal static class EmfDocument
{
    /// <summary>Most metrics in a directive.</summary>
    internal const int MaxMetrics = 100;

    /// <summary>Most dimensions in a set.</summary>
    internal const int MaxDimensions = 30;

    /// <summary>The dimension that every metric has.</summary>
    internal const string Service = "service";

    private const int MaxDimensionLength = 1024;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "_aws", "timestamp", "level", "correlation_id", "message", "fields", Service };

    public static string Write(string service, DateTimeOffset now, IReadOnlyList<KeyValuePair<string, string>> tags, IReadOnlyList<EmfMetric> metrics)
    {
        var names = metrics.Select(metric => metric.Name).ToHashSet(StringComparer.Ordinal);
        var dimensions = tags.Take(MaxDimensions - 1).Select(tag => (Name: Free(tag.Key, names), Value: Text(tag.Value))).ToList();
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteDirective(json, service, now, [.. dimensions.Select(dimension => dimension.Name)], metrics);
            json.WriteString("timestamp", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", "information");
            json.WriteNull("correlation_id");
            json.WriteString("message", "metrics");
            json.WriteStartObject("fields");
            json.WriteEndObject();
            json.WriteString(Service, service);
            dimensions.ForEach(dimension => json.WriteString(dimension.Name, dimension.Value));
            foreach (var metric in metrics)
            {
                WriteValues(json, metric);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteDirective(Utf8JsonWriter json, string service, DateTimeOffset now, string[] dimensions, IReadOnlyList<EmfMetric> metrics)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", now.ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", $"Fluxa/{char.ToUpperInvariant(service[0])}{service[1..]}");
        json.WriteStartArray("Dimensions");
        WriteSet(json, [Service]);
        if (dimensions.Length > 0)
        {
            WriteSet(json, [Service, .. dimensions]);
        }

        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var metric in metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", metric.Name);
            json.WriteString("Unit", metric.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter json, string[] dimensions)
    {
        json.WriteStartArray();
        foreach (var dimension in dimensions)
        {
            json.WriteStringValue(dimension);
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, EmfMetric metric)
    {
        json.WritePropertyName(metric.Name);
        if (metric.Values is [var only])
        {
            json.WriteNumberValue(only);
            return;
        }

        json.WriteStartArray();
        foreach (var value in metric.Values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static string Free(string tag, HashSet<string> names) => tag.Length == 0 || Reserved.Contains(tag) || names.Contains(tag) ? $"tag.{tag}" : tag;

    // CloudWatch refuses an empty dimension, and the whole document with it.
    private static string Text(string value) => value.Length == 0 ? "none" : value.Length <= MaxDimensionLength ? value : value[..MaxDimensionLength];
}
