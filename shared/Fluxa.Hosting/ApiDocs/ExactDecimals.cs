using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fluxa.Hosting.ApiDocs;

/// <summary>Takes the format "double" from amounts: they are exact decimals, and a client that reads them as doubles loses digits.</summary>
internal sealed class ExactDecimals : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(decimal))
        {
            schema.Format = null;
        }

        return Task.CompletedTask;
    }
}
