using System.Globalization;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Persistence.Querying;
using Fluxa.Query.Events;

namespace Fluxa.Query.Listing;

/// <summary>Reads the parameters of a list. A name that isn't known is a fault, not a filter silently dropped: its reader would take what he gets for what he asked.</summary>
internal sealed class PageRequestReader(IQueryCollection query)
{
    public static readonly string[] Names = ["user_id", "merchant", "currency", "correlation_id", "status", "from", "to", "limit", "cursor"];

    // As long as the longest of these that is taken at the door.
    private const int MostCharacters = 256;

    private readonly List<ProblemError> _faults = [];

    /// <summary>What was asked for, or every fault of it.</summary>
    public PageRequest? Read(string tenantId, out IReadOnlyList<ProblemError> faults)
    {
        foreach (var name in query.Keys.Except(Names, StringComparer.Ordinal))
        {
            Fault(Shown(name), $"is no parameter of this list: there are {string.Join(", ", Names)}");
        }

        var filter = new EventFilter
        {
            TenantId = tenantId,
            UserId = Text("user_id"),
            Merchant = Text("merchant"),
            Currency = Text("currency"),
            CorrelationId = Text("correlation_id"),
            From = Time("from"),
            To = Time("to"),
        };
        var request = new PageRequest(filter, Failed(filter), Limit(), One("cursor"));
        faults = _faults;
        return _faults.Count == 0 ? request : null;
    }

    private bool Failed(EventFilter filter)
    {
        var failed = One("status") switch
        {
            null or EventAnswer.Processed => false,
            EventAnswer.Failed => true,
            _ => Fault("status", "must be processed or failed"),
        };
        if (failed && filter != new EventFilter { TenantId = filter.TenantId })
        {
            Fault("status", "failed can't be combined with other filters: of an event that isn't stored they are not known");
        }

        return failed;
    }

    private int Limit()
    {
        if (One("limit") is not { } text)
        {
            return PageRequest.DefaultLimit;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < 1 or > PageRequest.MostLimit)
        {
            Fault("limit", $"must be a whole number, 1 to {PageRequest.MostLimit}");
        }

        return limit;
    }

    private string? Text(string name)
    {
        var text = One(name);
        if (text is not null && (text.Length is 0 or > MostCharacters || text.Contains('\0', StringComparison.Ordinal)))
        {
            Fault(name, $"must have 1 to {MostCharacters} characters, none of them U+0000");
        }

        return text;
    }

    private DateTimeOffset? Time(string name)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        // A plus that wasn't escaped arrives as a blank.
        if (QueryTime.TryRead(text.Replace(' ', '+'), out var time))
        {
            return time;
        }

        Fault(name, "must be a time such as 2026-03-04T12:00:00Z");
        return null;
    }

    private string? One(string name)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            Fault(name, "is given more than once");
        }

        return values.Count == 0 ? null : values[0];
    }

    private bool Fault(string name, string detail)
    {
        _faults.Add(new ProblemError($"/{name}", detail));
        return false;
    }

    private static string Shown(string name) => name.Length <= MostCharacters ? name : name[..MostCharacters];
}
