using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Fluxa.Hosting.Telemetry.Emf;

/// <summary>
/// Writes metrics as lines in CloudWatch's Embedded Metric Format: a document for each set of tags. Fluxa's own instruments and the
/// connection pool's only: every name and set of tags is a metric that AWS charges for.
/// </summary>
internal sealed class EmfExporter(string service, EmfOutput output, TimeProvider clock) : BaseExporter<Metric>
{
    /// <summary>What is listened to when lines are all that is exported: counting what nobody reads costs as much as counting what somebody does.</summary>
    public static readonly string[] Meters = ["Fluxa.*", "Npgsql"];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var documents = new Dictionary<string, (List<KeyValuePair<string, string>> Tags, List<EmfMetric> Metrics)>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            if (Exported(metric))
            {
                Collect(metric, documents);
            }
        }

        try
        {
            var now = clock.GetUtcNow();
            foreach (var line in documents.Values.SelectMany(document => document.Metrics.Chunk(EmfDocument.MaxMetrics).Select(metrics => EmfDocument.Write(service, now, document.Tags, metrics))))
            {
                output.Writer.Write(line + "\n");
            }

            return ExportResult.Success;
        }
        catch (IOException)
        {
            // The disk behind standard output is full: metrics are lost, the service is not.
            return ExportResult.Failure;
        }
    }

    private static bool Exported(Metric metric) =>
        metric.MeterName.StartsWith("Fluxa.", StringComparison.Ordinal) || metric.Name.StartsWith("db.client.connection.", StringComparison.Ordinal);

    private static void Collect(Metric metric, Dictionary<string, (List<KeyValuePair<string, string>> Tags, List<EmfMetric> Metrics)> documents)
    {
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var tags = new List<KeyValuePair<string, string>>();
            foreach (var (name, value) in point.Tags)
            {
                tags.Add(new(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
            }

            tags.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
            var values = Values(metric.MetricType, point);
            if (values.Length > 0)
            {
                var key = string.Join('\n', tags);
                if (!documents.TryGetValue(key, out var document))
                {
                    documents[key] = document = (tags, []);
                }

                document.Metrics.Add(new EmfMetric(metric.Name, EmfUnits.Of(metric.Unit), values));
            }
        }
    }

    private static double[] Values(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => [point.GetSumLong()],
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => [point.GetSumDouble()],
        MetricType.LongGauge => [point.GetGaugeLastValueLong()],
        MetricType.DoubleGauge when double.IsFinite(point.GetGaugeLastValueDouble()) => [point.GetGaugeLastValueDouble()],
        MetricType.Histogram => EmfHistogram.Values(point),
        _ => [],
    };
}
