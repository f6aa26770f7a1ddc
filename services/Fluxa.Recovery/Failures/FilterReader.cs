using System.Globalization;
using Fluxa.Hosting.Access;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.ApiKeys;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Failures;

/// <summary>Reads a filter, from a query string or from a body alike, and names every fault of it. Pure.</summary>
internal sealed class FilterReader(Caller caller, DateTimeOffset now)
{
    /// <summary>Stands for every state.</summary>
    public const string AnyState = "any";

    private const int MaxText = 512;
    private static readonly string[] States = ["open", "redriving", "resolved", "discarded", "archived", AnyState];

    private readonly List<ProblemError> _faults = [];

    public IReadOnlyList<ProblemError> Faults => _faults;

    /// <summary>Reads one field after the other; the caller's tenant is the only one, unless the caller is an operator.</summary>
    public FailureFilter Read(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var filter = new FailureFilter { State = "open", Tenant = caller.Scopes.HasFlag(ApiScopes.Admin) ? null : caller.TenantId };
        foreach (var (name, value) in fields)
        {
            filter = Read(filter, name, value);
        }

        return filter;
    }

    private FailureFilter Read(FailureFilter filter, string name, string value) => name switch
    {
        "state" => filter with { State = StateOf(value) },
        "queue" => filter with { Queue = Text(name, value) },
        "message_type" => filter with { MessageType = Text(name, value) },
        "reason" => filter with { Reason = Text(name, value) },
        "exception_type" => filter with { ExceptionType = Text(name, value) },
        "text" => filter with { Text = Text(name, value) },
        "group" => filter with { Group = Text(name, value) },
        "tenant" => ForTenant(filter, value),
        "event_id" => filter with { EventId = Guid.TryParseExact(value, "D", out var id) ? id : Fault<Guid?>(name, "must be a UUID such as 0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f") },
        "min_attempts" => filter with { MinAttempts = Number(name, value) },
        "max_attempts" => filter with { MaxAttempts = Number(name, value) },
        "failed_after" => filter with { FailedAfter = Time(name, value) },
        "failed_before" => filter with { FailedBefore = Earlier(filter.FailedBefore, Time(name, value)) },
        "older_than" => filter with { FailedBefore = Earlier(filter.FailedBefore, Age(name, value)) },
        _ => Fault(name, "is no part of a filter", filter),
    };

    private string? StateOf(string value) =>
        States.Contains(value, StringComparer.Ordinal) ? value == AnyState ? null : value : Fault<string?>("state", $"must be one of {string.Join(", ", States)}");

    private FailureFilter ForTenant(FailureFilter filter, string value) => value == caller.TenantId || caller.Scopes.HasFlag(ApiScopes.Admin)
        ? filter with { Tenant = value }
        : Fault("tenant", "is only for keys with the scope admin: leave it out", filter);

    private string? Text(string name, string value) =>
        value.Length is > 0 and <= MaxText && !value.Contains('\0', StringComparison.Ordinal) ? value : Fault<string?>(name, $"must have 1 to {MaxText} characters");

    private int? Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Fault<int?>(name, "must be a whole number, 0 or more");

    private DateTimeOffset? Time(string name, string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : Fault<DateTimeOffset?>(name, "must be a time such as 2026-11-21T10:00:00Z");

    private DateTimeOffset? Age(string name, string value) =>
        Duration.TryRead(value, out var age) ? now - age : Fault<DateTimeOffset?>(name, "must be a length of time such as 30s, 10m, 2h or 7d");

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private T Fault<T>(string name, string detail, T instead = default!)
    {
        _faults.Add(new ProblemError($"/{name}", detail));
        return instead;
    }
}
