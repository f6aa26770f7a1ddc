using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Fluxa.Hosting.Limits;

/// <summary>Turns an API key away that does more than it may, and tells every caller what is left. While keys are off nobody is limited.</summary>
internal sealed class RateLimitMiddleware(
    RequestDelegate next, RateLimiter limiter, AccessMetrics metrics, IOptions<RateLimitOptions> limits, IOptions<AccessOptions> access)
{
    private readonly string _policy = RateLimitFields.PolicyOf(limits.Value, bringsEvents: false);
    private readonly string _policyWithEvents = RateLimitFields.PolicyOf(limits.Value, bringsEvents: true);

    public Task InvokeAsync(HttpContext context)
    {
        if (access.Value.Keys == KeyCheck.Off || context.Features.Get<Caller>() is not { } caller)
        {
            return next(context);
        }

        var bringsEvents = context.GetEndpoint()?.Metadata.GetMetadata<ScopeRequirement>()?.Scope == ApiScopes.Ingest;
        var feature = new RateLimitFeature(limiter.For(caller.KeyId), bringsEvents);
        context.Features.Set(feature);
        context.Response.OnStarting(WriteFieldsAsync, (context.Response, feature));
        if (feature.Buckets.TryEnter(bringsEvents) is not var (limit, wait))
        {
            return next(context);
        }

        metrics.Limited(limit);
        return Problems.RateLimited
            .Because($"The API key has used up its {limit}; RateLimit-Policy says how many it has.")
            .TryAgainAfter(wait)
            .ExecuteAsync(context);
    }

    private Task WriteFieldsAsync(object state)
    {
        var (response, feature) = ((HttpResponse, RateLimitFeature))state;
        var policy = feature.BringsEvents ? _policyWithEvents : _policy;
        if (policy.Length > 0)
        {
            response.Headers[RateLimitFields.Policy] = policy;
            response.Headers[RateLimitFields.Limit] = feature.Buckets.Describe(feature.BringsEvents);
        }

        return Task.CompletedTask;
    }
}
