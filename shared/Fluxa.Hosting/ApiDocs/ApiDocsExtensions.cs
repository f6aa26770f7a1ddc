using System.Text.Json;
using System.Text.Json.Serialization;
using Fluxa.Hosting.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Fluxa.Hosting.ApiDocs;

/// <summary>Puts the OpenAPI document and a page that shows it into a service.</summary>
public static class ApiDocsExtensions
{
    // The name that a path without one means.
    private const string Document = "v1";

    /// <summary>Adds what writes the document: every endpoint that asks for a scope is in it.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="title">The API's name.</param>
    /// <param name="description">What it is for.</param>
    public static WebApplicationBuilder AddFluxaApiDocs(this WebApplicationBuilder builder, string title, string description)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<ScopeRequirement>().Any();
            options.AddDocumentTransformer(new ApiDocument(title, description));
            options.AddOperationTransformer<OperationDescriber>();
            options.AddSchemaTransformer<ExactDecimals>();
        });
        return builder;
    }

    /// <summary>Maps <c>/openapi.json</c> and, at <c>/docs</c>, Swagger UI from this assembly: no CDN, no network. Neither asks for a key.</summary>
    /// <param name="endpoints">The application.</param>
    public static IEndpointRouteBuilder MapFluxaApiDocs(this IEndpointRouteBuilder endpoints)
    {
        // A fixed path: one with a name in it would make every unknown path of one segment a 405 instead of a 404.
        endpoints.MapOpenApi("/openapi.json");
        var page = endpoints.MapGroup("/docs").ExcludeFromDescription();
        page.MapGet("", (HttpContext context) => DocsFile.Answer(context, "docs.html"));
        page.MapGet("/{file}", (string file, HttpContext context) => DocsFile.Answer(context, file));
        return endpoints;
    }
}
