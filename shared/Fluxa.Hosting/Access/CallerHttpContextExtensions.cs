using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Access;

/// <summary>Says who sent a request.</summary>
public static class CallerHttpContextExtensions
{
    /// <summary>The caller, whose key was checked and has the scope that the endpoint asks for.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">The endpoint asks for no scope, so nobody was checked.</exception>
    public static Caller Caller(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Caller>()
            ?? throw new InvalidOperationException($"Nobody was checked for {context.GetEndpoint()?.DisplayName}: call .RequireScope(…) on the endpoint or its group, and app.UseFluxaAccess().");
    }
}
