using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.ApiDocs;

/// <summary>The files of the page at <c>/docs</c>, embedded in this assembly.</summary>
internal static class DocsFile
{
    // Swagger UI sets styles in its elements; scripts come from here alone.
    private const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["docs.html"] = "text/html; charset=utf-8",
        ["docs.js"] = "text/javascript; charset=utf-8",
        ["swagger-ui-bundle.js"] = "text/javascript; charset=utf-8",
        ["swagger-ui.css"] = "text/css; charset=utf-8",
    };

    /// <summary>The file; an unknown name is a path that doesn't exist.</summary>
    public static IResult Answer(HttpContext context, string file)
    {
        if (!Types.TryGetValue(file, out var type))
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Stream(typeof(DocsFile).Assembly.GetManifestResourceStream($"docs/{file}")!, type);
    }
}
