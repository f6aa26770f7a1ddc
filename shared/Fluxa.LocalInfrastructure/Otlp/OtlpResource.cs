namespace Fluxa.LocalInfrastructure.Otlp;

/// <summary>Who exported.</summary>
/// <param name="Service">The service.</param>
/// <param name="Instance">The process.</param>
internal readonly record struct OtlpResource(string Service, string Instance)
{
    /// <summary>Reads it from the fields of ResourceMetrics or ResourceSpans.</summary>
    public static OtlpResource Of(List<ProtobufField> parts)
    {
        var resource = ProtobufField.Read(parts.Find(part => part.Number == 1).Bytes);
        var attributes = OtlpAttributes.Of(resource, 1);
        return new OtlpResource(attributes.GetValueOrDefault("service.name", ""), attributes.GetValueOrDefault("service.instance.id", ""));
    }

    /// <summary>The meter's or source's name, from the fields of ScopeMetrics or ScopeSpans.</summary>
    public static string Scope(List<ProtobufField> parts) =>
        ProtobufField.Read(parts.Find(part => part.Number == 1).Bytes).FirstOrDefault(field => field.Number == 1).Text;
}
