using System.ComponentModel;

namespace Fluxa.Recovery.Docs;

/// <summary>A filter in a body, for the OpenAPI document: bodies are read member by member and never become an object.</summary>
internal sealed record FilterDescription
{
    [Description("open (default), redriving, resolved, discarded, archived or any.")]
    public string? State { get; init; }

    public string? Queue { get; init; }

    [Description("With or without its namespace.")]
    public string? MessageType { get; init; }

    public string? Reason { get; init; }

    [Description("With or without its namespace.")]
    public string? ExceptionType { get; init; }

    [Description("A part of the exception's message, whatever its case.")]
    public string? Text { get; init; }

    public string? Group { get; init; }

    public Guid? EventId { get; init; }

    [Description("Only with the scope admin.")]
    public string? Tenant { get; init; }

    public int? MinAttempts { get; init; }

    public int? MaxAttempts { get; init; }

    public DateTimeOffset? FailedAfter { get; init; }

    public DateTimeOffset? FailedBefore { get; init; }

    [Description("A length of time: 30s, 10m, 2h or 7d.")]
    public string? OlderThan { get; init; }
}
