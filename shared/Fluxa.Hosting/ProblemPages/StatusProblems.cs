using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.ProblemPages;

/// <summary>The problem for a bare status code: what the framework answers by itself.</summary>
internal static class StatusProblems
{
    public static Problem For(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problems.UnknownRoute.Because("No resource has this path."),
        StatusCodes.Status405MethodNotAllowed => Problems.MethodNotAllowed.Because("The header Allow names the methods that this path takes."),
        StatusCodes.Status408RequestTimeout => Problems.RequestTimeout.Because("The body arrived too slowly; send it again."),
        StatusCodes.Status413PayloadTooLarge => Problems.PayloadTooLarge.Because("The body has more bytes than this path takes."),
        StatusCodes.Status415UnsupportedMediaType => Problems.UnsupportedMediaType.Because("Send application/json."),
        StatusCodes.Status503ServiceUnavailable => Problems.Unavailable.Because("Try again.").TryAgainAfter(TimeSpan.FromSeconds(1)),
        >= StatusCodes.Status500InternalServerError => Problems.InternalError.Because("The fault is ours and has been logged under the correlation id."),
        _ => Generic(status),
    };

    // A status outside the catalogue keeps its number; the type says as much as is known.
    private static Problem Generic(int status) =>
        (Problems.BadRequest with { Status = status }).Because("The request can't be taken as it is.");
}
