using System.Text;
using System.Text.Json;

namespace Fluxa.Hosting.Tests.Telemetry.Emf;

/// <summary>The rules of the Embedded Metric Format, read from its specification: what breaks one of them CloudWatch drops.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html"/>
internal static class EmfSpecification
{
    private const int MaxBytes = 256 * 1024;

    private static readonly HashSet<string> Units =
    [
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Percent", "Count", "Bytes/Second", "Count/Second", "None",
    ];

    public static void Check(string line, DateTimeOffset now)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(line), 2, MaxBytes);
        var root = JsonElement.Parse(line);
        Assert.Equal(root.EnumerateObject().Count(), root.EnumerateObject().Select(member => member.Name).Distinct().Count());
        var metadata = root.GetProperty("_aws");
        Assert.Equal(["Timestamp", "CloudWatchMetrics"], metadata.EnumerateObject().Select(member => member.Name));
        Assert.Equal(now.ToUnixTimeMilliseconds(), metadata.GetProperty("Timestamp").GetInt64());
        Assert.NotEqual(0, metadata.GetProperty("CloudWatchMetrics").GetArrayLength());
        foreach (var directive in metadata.GetProperty("CloudWatchMetrics").EnumerateArray())
        {
            CheckDirective(directive, root);
        }
    }

    private static void CheckDirective(JsonElement directive, JsonElement root)
    {
        Assert.Equal(["Namespace", "Dimensions", "Metrics"], directive.EnumerateObject().Select(member => member.Name));
        Assert.InRange(directive.GetProperty("Namespace").GetString()!.Length, 1, 1024);
        Assert.NotEqual(0, directive.GetProperty("Dimensions").GetArrayLength());
        foreach (var set in directive.GetProperty("Dimensions").EnumerateArray())
        {
            Assert.InRange(set.GetArrayLength(), 1, 30);
            Assert.All(set.EnumerateArray(), dimension =>
            {
                Assert.InRange(dimension.GetString()!.Length, 1, 250);
                Assert.InRange(root.GetProperty(dimension.GetString()!).GetString()!.Length, 1, 1024);
            });
        }

        var metrics = directive.GetProperty("Metrics").EnumerateArray().ToList();
        Assert.InRange(metrics.Count, 1, 100);
        Assert.Equal(metrics.Count, metrics.Select(metric => metric.GetProperty("Name").GetString()).Distinct().Count());
        Assert.All(metrics, metric =>
        {
            Assert.Empty(metric.EnumerateObject().Select(member => member.Name).Except(["Name", "Unit", "StorageResolution"]));
            Assert.InRange(metric.GetProperty("Name").GetString()!.Length, 1, 1024);
            Assert.Contains(metric.GetProperty("Unit").GetString()!, Units);
            CheckValue(root.GetProperty(metric.GetProperty("Name").GetString()!));
        });
    }

    private static void CheckValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            Assert.InRange(value.GetArrayLength(), 1, 100);
            Assert.All(value.EnumerateArray(), item => Assert.Equal(JsonValueKind.Number, item.ValueKind));
            return;
        }

        Assert.Equal(JsonValueKind.Number, value.ValueKind);
    }
}
