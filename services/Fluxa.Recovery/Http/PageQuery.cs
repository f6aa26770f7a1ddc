using System.Globalization;
using Fluxa.Hosting.ProblemPages;

namespace Fluxa.Recovery.Http;

/// <summary>Which page of a list is asked for, read from the query string with every fault named.</summary>
internal sealed class PageQuery
{
    public const int MostRows = 1000;
    private const int UsualRows = 50;

    private readonly List<ProblemError> _faults = [];

    public int Limit { get; private set; } = UsualRows;

    public string? Cursor { get; private set; }

    public PageCursor? After { get; private set; }

    public List<KeyValuePair<string, string>> Rest { get; } = [];

    public IReadOnlyList<ProblemError> Faults => _faults;

    /// <summary>Takes limit and cursor; the other parameters are left to the list itself.</summary>
    public static PageQuery Read(IQueryCollection query)
    {
        var page = new PageQuery();
        foreach (var (name, values) in query)
        {
            page.Take(name, values.ToString());
        }

        return page;
    }

    /// <summary>Reads the cursor as a time and an id.</summary>
    public PageQuery WithTimeCursor()
    {
        if (Cursor is not null)
        {
            After = PageCursor.TryParse(Cursor, out var cursor) ? cursor : null;
            if (After is null)
            {
                _faults.Add(new ProblemError("/cursor", "is none that this list gave"));
            }
        }

        return this;
    }

    /// <summary>Takes a parameter away and answers it; null when it is not there.</summary>
    public string? Pull(string name)
    {
        var at = Rest.FindIndex(entry => entry.Key == name);
        if (at < 0)
        {
            return null;
        }

        var value = Rest[at].Value;
        Rest.RemoveAt(at);
        return value;
    }

    /// <summary>Takes a parameter away and reads it as an id.</summary>
    public Guid? PullId(string name)
    {
        var text = Pull(name);
        if (text is null || Guid.TryParseExact(text, "D", out _))
        {
            return text is null ? null : Guid.ParseExact(text, "D");
        }

        _faults.Add(new ProblemError($"/{name}", "must be a UUID"));
        return null;
    }

    /// <summary>Names every parameter that nobody took.</summary>
    public PageQuery NothingElse()
    {
        _faults.AddRange(Rest.Select(entry => new ProblemError($"/{entry.Key}", "is no parameter of this path")));
        return this;
    }

    private void Take(string name, string value)
    {
        switch (name)
        {
            case "limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostRows:
                Limit = limit;
                break;
            case "limit":
                _faults.Add(new ProblemError("/limit", $"must be 1 to {MostRows}"));
                break;
            case "cursor":
                Cursor = value;
                break;
            default:
                Rest.Add(KeyValuePair.Create(name, value));
                break;
        }
    }
}
