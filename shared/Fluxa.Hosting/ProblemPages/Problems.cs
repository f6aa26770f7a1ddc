using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.ProblemPages;

/// <summary>Every problem that Fluxa answers with. docs/problems.md has a section on each; a test compares.</summary>
public static class Problems
{
    /// <summary>400: the request can't be read as HTTP.</summary>
    public static readonly ProblemType BadRequest = new("bad-request", StatusCodes.Status400BadRequest, "The request can't be read");

    /// <summary>400: the body isn't strict JSON.</summary>
    public static readonly ProblemType MalformedJson = new("malformed-json", StatusCodes.Status400BadRequest, "The body is not valid JSON");

    /// <summary>400: a parameter of the path or query has a wrong form.</summary>
    public static readonly ProblemType InvalidParameter = new("invalid-parameter", StatusCodes.Status400BadRequest, "A parameter is not valid");

    /// <summary>401: no API key, or one that isn't taken.</summary>
    public static readonly ProblemType Unauthorized = new("unauthorized", StatusCodes.Status401Unauthorized, "An API key is needed");

    /// <summary>403: the API key lacks the scope.</summary>
    public static readonly ProblemType Forbidden = new("forbidden", StatusCodes.Status403Forbidden, "The API key does not allow this");

    /// <summary>404: no such path.</summary>
    public static readonly ProblemType UnknownRoute = new("unknown-route", StatusCodes.Status404NotFound, "There is nothing at this path");

    /// <summary>404: no such event.</summary>
    public static readonly ProblemType EventNotFound = new("event-not-found", StatusCodes.Status404NotFound, "There is no such event");

    /// <summary>404: the event is there, its payload isn't.</summary>
    public static readonly ProblemType PayloadNotFound = new("payload-not-found", StatusCodes.Status404NotFound, "The event's payload is not there");

    /// <summary>404: no such failure, or no group of failures.</summary>
    public static readonly ProblemType FailureNotFound = new("failure-not-found", StatusCodes.Status404NotFound, "There is no such failure");

    /// <summary>404: no such redrive.</summary>
    public static readonly ProblemType RedriveNotFound = new("redrive-not-found", StatusCodes.Status404NotFound, "There is no such redrive");

    /// <summary>404: no such error queue.</summary>
    public static readonly ProblemType QueueNotFound = new("queue-not-found", StatusCodes.Status404NotFound, "There is no such error queue");

    /// <summary>404: the payload isn't where it was put.</summary>
    public static readonly ProblemType PayloadGone = new("payload-gone", StatusCodes.Status404NotFound, "The payload is gone");

    /// <summary>405: the path exists, the method doesn't.</summary>
    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, "The path does not take this method");

    /// <summary>408: the body came too slowly.</summary>
    public static readonly ProblemType RequestTimeout = new("request-timeout", StatusCodes.Status408RequestTimeout, "The request took too long to arrive");

    /// <summary>409: the failure's state doesn't allow this.</summary>
    public static readonly ProblemType FailureState = new("failure-state", StatusCodes.Status409Conflict, "The failure is in no state for this");

    /// <summary>409: the redrive's state doesn't allow this.</summary>
    public static readonly ProblemType RedriveState = new("redrive-state", StatusCodes.Status409Conflict, "The redrive is in no state for this");

    /// <summary>409: the plan is too old.</summary>
    public static readonly ProblemType PlanExpired = new("plan-expired", StatusCodes.Status409Conflict, "The plan has expired");

    /// <summary>409: nothing in the plan is as it was.</summary>
    public static readonly ProblemType PlanOutdated = new("plan-outdated", StatusCodes.Status409Conflict, "The plan is out of date");

    /// <summary>409: the filter finds nothing that could be sent back.</summary>
    public static readonly ProblemType NothingToRedrive = new("nothing-to-redrive", StatusCodes.Status409Conflict, "There is nothing to redrive");

    /// <summary>409: SQS can't start or cancel a move of messages as things are.</summary>
    public static readonly ProblemType MoveState = new("move-state", StatusCodes.Status409Conflict, "The messages can't be moved now");

    /// <summary>413: more bytes than are taken.</summary>
    public static readonly ProblemType PayloadTooLarge = new("payload-too-large", StatusCodes.Status413PayloadTooLarge, "The body is too large");

    /// <summary>415: the content type or encoding isn't taken.</summary>
    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, "The body's type is not supported");

    /// <summary>422: well-formed JSON that isn't a valid event.</summary>
    public static readonly ProblemType InvalidEvent = new("invalid-event", StatusCodes.Status422UnprocessableEntity, "The event is not valid");

    /// <summary>422: a CloudEvent that is none, or of a version or type that isn't taken.</summary>
    public static readonly ProblemType InvalidCloudEvent = new("invalid-cloud-event", StatusCodes.Status422UnprocessableEntity, "The CloudEvent is not valid");

    /// <summary>422: no event of a batch was taken.</summary>
    public static readonly ProblemType BatchRejected = new("batch-rejected", StatusCodes.Status422UnprocessableEntity, "No event of the batch was taken");

    /// <summary>422: an Idempotency-Key that stands for another request.</summary>
    public static readonly ProblemType IdempotencyKeyReused = new("idempotency-key-reused", StatusCodes.Status422UnprocessableEntity, "The Idempotency-Key stands for another request");

    /// <summary>422: whoever the event is about has had its events of that day.</summary>
    public static readonly ProblemType DailyLimit = new("daily-limit", StatusCodes.Status422UnprocessableEntity, "The day's limit is reached");

    /// <summary>422: well-formed JSON that isn't a valid request.</summary>
    public static readonly ProblemType InvalidRequest = new("invalid-request", StatusCodes.Status422UnprocessableEntity, "The request is not valid");

    /// <summary>429: the API key did too much in a short time.</summary>
    public static readonly ProblemType RateLimited = new("rate-limited", StatusCodes.Status429TooManyRequests, "The API key has used up its rate");

    /// <summary>500: a fault of ours.</summary>
    public static readonly ProblemType InternalError = new("internal-error", StatusCodes.Status500InternalServerError, "The service failed");

    /// <summary>503: a dependency is down; trying again is safe.</summary>
    public static readonly ProblemType Unavailable = new("unavailable", StatusCodes.Status503ServiceUnavailable, "The service can't do this now");

    /// <summary>The whole catalogue.</summary>
    public static IReadOnlyList<ProblemType> All { get; } =
    [
        BadRequest, MalformedJson, InvalidParameter, Unauthorized, Forbidden, UnknownRoute, EventNotFound, PayloadNotFound, FailureNotFound, RedriveNotFound, QueueNotFound, PayloadGone,
        MethodNotAllowed, RequestTimeout, FailureState, RedriveState, PlanExpired, PlanOutdated, NothingToRedrive, MoveState, PayloadTooLarge,
        UnsupportedMediaType, InvalidEvent, InvalidCloudEvent, BatchRejected, IdempotencyKeyReused, DailyLimit, InvalidRequest, RateLimited, InternalError, Unavailable,
    ];
}
