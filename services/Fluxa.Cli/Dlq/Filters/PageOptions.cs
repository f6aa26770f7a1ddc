using System.CommandLine;
using System.Globalization;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Dlq.Filters;

/// <summary>Which page of a list.</summary>
internal sealed class PageOptions
{
    private readonly Option<int> _limit = NumberOption.Whole("--limit", "How many.", 50, 1, 1000);
    private readonly Option<string?> _cursor = new("--cursor") { Description = "Where the next page begins; the page before says it.", HelpName = "cursor" };

    public void AddTo(Command command)
    {
        command.Add(_limit);
        command.Add(_cursor);
    }

    public (string Name, string? Value)[] Pairs(ParseResult parsed) =>
        [("limit", parsed.GetValue(_limit).ToString(CultureInfo.InvariantCulture)), ("cursor", parsed.GetValue(_cursor))];
}
