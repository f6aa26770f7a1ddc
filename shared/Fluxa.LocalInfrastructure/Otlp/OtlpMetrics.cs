namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>Reads ExportMetricsServiceRequest.</summary>
/// <seealso href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/metrics/v1/metrics.proto"/>
internal static class OtlpMetrics
{
    private const int Gauge = 5;
    private const int Sum = 7;
    private const int Histogram = 9;

    /// <exception cref="InvalidDataException">It isn't one.</exception>
    public static IEnumerable<MetricPoint> Read(ReadOnlyMemory<byte> request) =>
        from resource in ProtobufField.Read(request)
        where resource.Number == 1
        let parts = ProtobufField.Read(resource.Bytes).ToList()
        let origin = OtlpResource.Of(parts)
        from scope in parts.Where(part => part.Number == 2)
        let metrics = ProtobufField.Read(scope.Bytes).ToList()
        let meter = OtlpResource.Scope(metrics)
        from metric in metrics.Where(part => part.Number == 2)
        from point in Points(ProtobufField.Read(metric.Bytes).ToList(), origin, meter)
        select point;

    private static IEnumerable<MetricPoint> Points(List<ProtobufField> metric, OtlpResource origin, string meter)
    {
        var name = metric.Find(field => field.Number == 1).Text;
        foreach (var data in metric.Where(field => field.Number is Gauge or Sum or Histogram))
        {
            foreach (var point in ProtobufField.Read(data.Bytes).Where(field => field.Number == 1))
            {
                var fields = ProtobufField.Read(point.Bytes).ToList();
                yield return new MetricPoint
                {
                    Service = origin.Service,
                    Instance = origin.Instance,
                    Meter = meter,
                    Name = name,
                    Tags = OtlpAttributes.Of(fields, data.Number == Histogram ? 9 : 7),
                    At = DateTimeOffset.UnixEpoch.AddTicks((long)(fields.Find(field => field.Number == 3).Bits / 100)),
                    Value = data.Number == Histogram ? fields.Find(field => field.Number == 5).Double : Number(fields),
                    Count = data.Number == Histogram ? fields.Find(field => field.Number == 4).Long : 0,
                    Bounds = data.Number == Histogram ? [.. fields.Find(field => field.Number == 7).Packed64.Select(BitConverter.UInt64BitsToDouble)] : [],
                    Buckets = data.Number == Histogram ? [.. fields.Find(field => field.Number == 6).Packed64.Select(bits => (long)bits)] : [],
                };
            }
        }
    }

    private static double Number(List<ProtobufField> point) =>
        point.Exists(field => field.Number == 4) ? point.Find(field => field.Number == 4).Double : point.Find(field => field.Number == 6).Long;
}
