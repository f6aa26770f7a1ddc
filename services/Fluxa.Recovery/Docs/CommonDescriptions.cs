using Fluxa.Hosting.ApiDocs;
using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Recovery.Docs;

/// <summary>What the OpenAPI document says of several endpoints in the same words.</summary>
internal static class CommonDescriptions
{
    public const string Id = "0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f";

    private const string Json = "application/json";

    public static RouteHandlerBuilder TakesFilter(this RouteHandlerBuilder endpoint) => endpoint
        .TakesParameter("state", "open (default), redriving, resolved, discarded, archived or any.", "open")
        .TakesParameter("queue", "The error or skipped queue.", "fluxa-process-event_error")
        .TakesParameter("message_type", "With or without its namespace.", "IngestEvent")
        .TakesParameter("reason", "As the Processor gave it.", "schema_invalid")
        .TakesParameter("exception_type", "With or without its namespace.", "TimeoutException")
        .TakesParameter("text", "A part of the exception's message, whatever its case.", "no fee")
        .TakesParameter("group", "A cause.", "4f0c1d2e3f9a512f")
        .TakesParameter("event_id", "The event's id.", Id, "uuid")
        .TakesParameter("tenant", "Only with the scope admin.", "default")
        .TakesParameter("min_attempts", "Failed at least so often.", "2", "integer")
        .TakesParameter("max_attempts", "Failed at most so often.", "5", "integer")
        .TakesParameter("failed_after", "Last failed after this time.", "2026-03-04T00:00:00Z", "date-time")
        .TakesParameter("failed_before", "Last failed before this time.", "2026-03-05T00:00:00Z", "date-time")
        .TakesParameter("older_than", "Last failed longer ago than 30s, 10m, 2h or 7d.", "10m");

    public static RouteHandlerBuilder TakesPage(this RouteHandlerBuilder endpoint) => endpoint
        .TakesParameter("limit", "Most rows of a page, 1–1,000; default 50.", "50", "integer")
        .TakesParameter("cursor", "next_cursor of the page before, with the same filters.");

    public static RouteHandlerBuilder TakesId(this RouteHandlerBuilder endpoint, string what) => endpoint.TakesParameter("id", $"The {what}'s id.", Id, "uuid");

    /// <summary>A change: a body that is read and judged here, a person's name, and the problems of both.</summary>
    public static RouteHandlerBuilder Changes<TBody>(this RouteHandlerBuilder endpoint, string example, params IReadOnlyList<ProblemType> problems)
        where TBody : notnull => endpoint
        .Reads<TBody>(Json)
        .TakesBody(Json, example)
        .TakesHeader("X-Operator", "Who asks, for the audit; the key's id stands beside it.", "ann")
        .AnswersProblems([Problems.MalformedJson, Problems.PayloadTooLarge, Problems.InvalidRequest, Problems.Unavailable, .. problems]);
}
