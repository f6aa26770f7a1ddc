using System.Globalization;
using System.Text.Json.Nodes;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Fluxa.Hosting.ApiDocs;

/// <summary>Writes what is said of an endpoint by <see cref="ApiDescriptionExtensions"/> into its operation.</summary>
internal sealed class OperationDescriber : IOpenApiOperationTransformer
{
    /// <summary>Lets every content type through to the endpoint; no part of the document.</summary>
    internal const string AnyContentType = "*/*";

    private const string ProblemType = "application/problem+json";

    private static readonly ProblemType[] Door = [Problems.Unauthorized, Problems.Forbidden, Problems.RateLimited];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Tags = null;
        operation.RequestBody?.Content?.Remove(AnyContentType);
        operation.Parameters = [.. metadata.OfType<ApiParameter>().Select(parameter => Parameter(parameter, context.Description.RelativePath!))];
        foreach (var example in metadata.OfType<ApiExample>())
        {
            Add(operation, example);
        }

        foreach (var problems in metadata.OfType<ApiProblems>().SelectMany(problems => problems.Types).Concat(Door).GroupBy(type => type.Status).OrderBy(group => group.Key))
        {
            operation.Responses ??= [];
            operation.Responses[Key(problems.Key)] = Problem([.. problems.DistinctBy(type => type.Slug)], context.Document!);
        }

        operation.Security = [.. new[] { ApiDocument.Bearer, ApiDocument.KeyHeader }.Select(scheme => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [],
        })];
        if (metadata.OfType<ScopeRequirement>().FirstOrDefault() is { } requirement)
        {
            operation.Description = $"{operation.Description} Scope: {string.Join(", ", Persistence.ApiKeys.ApiScopeNames.Names(requirement.Scope))}.".TrimStart();
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(ApiParameter parameter, string path)
    {
        var isPath = path.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal);
        var isNumber = parameter.Format == "integer";
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.IsHeader ? ParameterLocation.Header : isPath ? ParameterLocation.Path : ParameterLocation.Query,
            Required = isPath,
            Description = parameter.Description,
            Schema = new OpenApiSchema { Type = isNumber ? JsonSchemaType.Integer : JsonSchemaType.String, Format = isNumber ? null : parameter.Format },
            Example = parameter.Example is not { } text ? null : isNumber ? int.Parse(text, CultureInfo.InvariantCulture) : text,
        };
    }

    // A schema that ASP.NET Core made from a type stays; the example is added to it.
    private static void Add(OpenApiOperation operation, ApiExample example)
    {
        if (example.Status == 0)
        {
            var body = operation.RequestBody as OpenApiRequestBody ?? new OpenApiRequestBody { Required = true };
            operation.RequestBody = body;
            Fill(body.Content ??= new Dictionary<string, OpenApiMediaType>(), example);
            return;
        }

        operation.Responses ??= [];
        var response = operation.Responses.TryGetValue(Key(example.Status), out var made) ? (OpenApiResponse)made : new OpenApiResponse();
        response.Description = example.Description;
        operation.Responses[Key(example.Status)] = response;
        if (example.Text.Length > 0)
        {
            Fill(response.Content ??= new Dictionary<string, OpenApiMediaType>(), example);
        }
    }

    private static void Fill(IDictionary<string, OpenApiMediaType> content, ApiExample example)
    {
        if (!content.TryGetValue(example.ContentType, out var media))
        {
            content[example.ContentType] = media = new OpenApiMediaType { Schema = new OpenApiSchema() };
        }

        media.Example = IsJson(example.ContentType) ? JsonNode.Parse(example.Text) : JsonValue.Create(example.Text);
    }

    private static OpenApiResponse Problem(ProblemType[] types, OpenApiDocument document) => new()
    {
        Description = string.Join("; ", types.Select(type => $"{type.Title} (`{type.Slug}`)")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemType] = new()
            {
                Schema = new OpenApiSchemaReference(ApiDocument.Problem, document),
                Example = new JsonObject
                {
                    ["type"] = types[0].Uri,
                    ["title"] = types[0].Title,
                    ["status"] = types[0].Status,
                    ["detail"] = "What happened this time and what to do.",
                    ["correlation_id"] = "0198f2c16d0e7c3b9a512f6f0c1d2e3f",
                },
            },
        },
    };

    private static bool IsJson(string contentType) => contentType.EndsWith("/json", StringComparison.Ordinal) || contentType.EndsWith("+json", StringComparison.Ordinal);

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);
}
