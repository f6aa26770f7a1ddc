using System.Net;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Fluxa.Hosting.Access;

/// <summary>Lets a request through to an endpoint that asks for a scope only when its API key has it.</summary>
internal sealed class AccessMiddleware(RequestDelegate next, ApiKeyDirectory directory, AccessMetrics metrics, IOptions<AccessOptions> options)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public Task InvokeAsync(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>() switch
    {
        null => next(context),
        { } requirement when options.Value.Keys == KeyCheck.Off => AdmitLocalAsync(context, requirement),
        { } requirement => AdmitAsync(context, requirement.Scope),
    };

    // Addresses are judged at start; this holds for those that only code can have added.
    private Task AdmitLocalAsync(HttpContext context, ScopeRequirement requirement) =>
        context.Connection.LocalIpAddress is { } address && !IPAddress.IsLoopback(address)
            ? AdmitAsync(context, requirement.Scope)
            : LetThroughAsync(context, Caller.Local);

    private async Task AdmitAsync(HttpContext context, ApiScopes needed)
    {
        if (Credentials.Read(context.Request.Headers, out var sent) is { } fault)
        {
            await RefuseAsync(context, Problems.Unauthorized.Because(fault)).ConfigureAwait(false);
            return;
        }

        var verdict = await directory.JudgeAsync(sent!, context.RequestAborted).ConfigureAwait(false);
        await (verdict switch
        {
            KeyVerdict.Taken taken when taken.Caller.Scopes.Allow(needed) => LetThroughAsync(context, taken.Caller),
            KeyVerdict.Taken => RefuseAsync(context, Problems.Forbidden.Because($"The API key does not have the scope {string.Join(", ", needed.Names())}.")),
            KeyVerdict.Refused => RefuseAsync(context, Problems.Unauthorized.Because("The API key is unknown, expired or revoked.")),
            _ => RefuseAsync(context, Problems.Unavailable.Because("Whether the API key is good can't be looked up now; ask again.").TryAgainAfter(Soon)),
        }).ConfigureAwait(false);
    }

    private Task LetThroughAsync(HttpContext context, Caller caller)
    {
        context.Features.Set(caller);
        return next(context);
    }

    private Task RefuseAsync(HttpContext context, Problem problem)
    {
        metrics.Refused(problem.Type.Slug);
        if (problem.Type == Problems.Unauthorized)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"fluxa\"";
        }

        return problem.ExecuteAsync(context);
    }
}
