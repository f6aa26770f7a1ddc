namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>Reads ExportTraceServiceRequest.</summary>
/// <seealso href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto"/>
internal static class OtlpTraces
{
    private const ulong StatusError = 2;

    /// <exception cref="InvalidDataException">It isn't one.</exception>
    public static IEnumerable<SpanRecord> Read(ReadOnlyMemory<byte> request) =>
        from resource in ProtobufField.Read(request)
        where resource.Number == 1
        let parts = ProtobufField.Read(resource.Bytes).ToList()
        let service = OtlpResource.Of(parts).Service
        from scope in parts.Where(part => part.Number == 2)
        let spans = ProtobufField.Read(scope.Bytes).ToList()
        let source = OtlpResource.Scope(spans)
        from span in spans.Where(part => part.Number == 2)
        select Span(ProtobufField.Read(span.Bytes).ToList(), service, source);

    private static SpanRecord Span(List<ProtobufField> span, string service, string source) => new()
    {
        Service = service,
        Source = source,
        TraceId = Hex(span, 1),
        SpanId = Hex(span, 2),
        ParentSpanId = Hex(span, 4),
        Name = span.Find(field => field.Number == 5).Text,
        StartedAt = DateTimeOffset.UnixEpoch.AddTicks((long)(span.Find(field => field.Number == 7).Bits / 100)),
        Tags = OtlpAttributes.Of(span, 9),
        Links = [.. span.Where(field => field.Number == 13).Select(field => ProtobufField.Read(field.Bytes).ToList()).Select(link => (Hex(link, 1), Hex(link, 2)))],
        Failed = ProtobufField.Read(span.Find(field => field.Number == 15).Bytes).Any(field => field is { Number: 3, Bits: StatusError }),
    };

    private static string Hex(List<ProtobufField> fields, int number) => Convert.ToHexStringLower(fields.Find(field => field.Number == number).Bytes.Span);
}
