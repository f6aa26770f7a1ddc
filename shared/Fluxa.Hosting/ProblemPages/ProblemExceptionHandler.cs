using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.ProblemPages;

/// <summary>Turns what an endpoint threw into a problem. The exception goes to the log, never into the answer.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
            return true;
        }

        await ProblemFor(httpContext, exception).ExecuteAsync(httpContext).ConfigureAwait(false);
        return true;
    }

    private Problem ProblemFor(HttpContext context, Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            return StatusProblems.For(bad.StatusCode);
        }

        Log.Unhandled(logger, exception, context.Request.Method, context.GetEndpoint()?.DisplayName);
        return StatusProblems.For(StatusCodes.Status500InternalServerError);
    }

    private static partial class Log
    {
        [LoggerMessage(3210, LogLevel.Error, "{Method} {Endpoint} failed by an exception that no code expected; the client was told 500")]
        public static partial void Unhandled(ILogger logger, Exception exception, string method, string? endpoint);
    }
}
