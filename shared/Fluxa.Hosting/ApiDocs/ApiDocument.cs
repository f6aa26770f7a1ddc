using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fluxa.Hosting.ApiDocs;

/// <summary>Writes what holds for the whole document: title, how to show an API key, what a problem looks like.</summary>
internal sealed class ApiDocument(string title, string description) : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string KeyHeader = "api_key";
    public const string Problem = "Problem";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = title, Version = "1", Description = description };
        document.Servers = [];
        document.Tags = null;
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, flx_{key id}_{secret}." });
        document.AddComponent<IOpenApiSecurityScheme>(KeyHeader, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-API-Key", Description = "The same key in a header of its own." });
        document.AddComponent<IOpenApiSchema>(Problem, ProblemSchema());
        return Task.CompletedTask;
    }

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "RFC 9457. Every error has this form; docs/problems.md has a section on each type.",
        Required = new HashSet<string> { "type", "title", "status", "correlation_id" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Stable: compare it, don't fetch it.", "uri"),
            ["title"] = Text("The same words for each type."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("What happened this time and what to do."),
            ["correlation_id"] = Text("Also in X-Correlation-ID and in every log line of the request."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "pointer", "detail" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["pointer"] = Text("JSON pointer to the field; for a parameter, its name after a slash."),
                        ["detail"] = Text("What is wrong and what is allowed."),
                    },
                },
            },
        },
    };

    private static OpenApiSchema Text(string description, string? format = null) => new() { Type = JsonSchemaType.String, Description = description, Format = format };
}
