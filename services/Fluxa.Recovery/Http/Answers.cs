using System.Text.Json.Serialization.Metadata;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.Faults;

namespace Fluxa.Recovery.Http;

/// <summary>What all endpoints here answer in one way.</summary>
internal static partial class Answers
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => Results.Json(value, type, statusCode: status);

    public static Problem WrongParameters(IReadOnlyList<ProblemError> faults) =>
        Problems.InvalidParameter.Because("Some parameters are not as they must be; nothing was looked up.").With(faults);

    public static Problem StoreAway() => Problems.Unavailable.Because("The store does not answer now; ask again.").TryAgainAfter(Soon);

    /// <summary>Says 503 for a group of endpoints while PostgreSQL can't answer.</summary>
    public static RouteGroupBuilder GuardStore(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception exception) when (PostgresFaults.IsDatabaseFault(exception) && !context.HttpContext.Response.HasStarted)
            {
                var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Answers));
                Log.StoreAway(logger, exception, context.HttpContext.GetEndpoint()?.DisplayName);
                return StoreAway();
            }
        });
        return group;
    }

    private static partial class Log
    {
        [LoggerMessage(9300, LogLevel.Warning, "PostgreSQL did not answer for {Endpoint}; the client was told 503")]
        public static partial void StoreAway(ILogger logger, Exception exception, string? endpoint);
    }
}
