using System.Globalization;
using System.Text.Json;
using Fluxa.Hosting.Correlation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Fluxa.Hosting.ProblemPages;

/// <summary>An RFC 9457 answer. It is written whatever the client accepts: an error without a body helps nobody.</summary>
/// <param name="Type">What kind of problem.</param>
public sealed record Problem(ProblemType Type) : IResult, IStatusCodeHttpResult
{
    private const string ContentType = "application/problem+json";

    /// <summary>What happened this time and what to do.</summary>
    public string? Detail { get; init; }

    /// <summary>Every fault of the request, each with its place.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>When trying again makes sense: the header <c>Retry-After</c>, in whole seconds, at least 1.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc />
    public int? StatusCode => Type.Status;

    /// <summary>The same problem with its faults.</summary>
    /// <param name="errors">The faults.</param>
    public Problem With(params IReadOnlyList<ProblemError> errors) => this with { Errors = errors };

    /// <summary>The same problem with the header <c>Retry-After</c>.</summary>
    /// <param name="delay">Rounded up to whole seconds, at least 1.</param>
    public Problem TryAgainAfter(TimeSpan delay) => this with { RetryAfter = delay };

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = Type.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } delay)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(delay.TotalSeconds));
            response.Headers[HeaderNames.RetryAfter] = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(
            new ProblemBody(Type.Uri, Type.Title, Type.Status, Detail, httpContext.GetCorrelationId(), Errors.Count == 0 ? null : Errors),
            ProblemJson.Readable.ProblemBody);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted).ConfigureAwait(false);
    }
}
