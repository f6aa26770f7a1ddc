using System.Globalization;
using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>An event id names one log event, in the range of its component, and docs/telemetry.md lists it.</summary>
public sealed partial class LogEventTests
{
    private static readonly Dictionary<string, (int From, int To)> Ranges = new(StringComparer.Ordinal)
    {
        ["Fluxa.Transport.AmazonSqs"] = (1000, 1999),
        ["Fluxa.Persistence"] = (2000, 2999),
        ["Fluxa.ClaimCheck"] = (3000, 3199),
        ["Fluxa.Hosting"] = (3200, 3999),
        ["Fluxa.Ingest"] = (4000, 4999),
        ["Fluxa.Processor"] = (5000, 5999),
        ["Fluxa.Query"] = (6000, 6999),
        ["Fluxa.LocalInfrastructure"] = (7000, 7999),
        ["Fluxa.Cli"] = (8000, 8999),
        ["Fluxa.Recovery"] = (9000, 9999),
    };

    private static readonly List<LogEvent> Events = Checkout.Files("*.cs")
        .Select(Checkout.Relative)
        .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
        .SelectMany(file => LoggerMessages().Matches(File.ReadAllText(Checkout.PathOf(file)))
            .Select(match => new LogEvent(file, int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture))))
        .ToList();

    [Fact]
    public void There_are_log_events_to_judge() => Assert.NotEmpty(Events);

    [Fact]
    public void Every_generated_log_event_has_an_id()
    {
        var without = Checkout.Files("*.cs")
            .Where(file => !Checkout.Relative(file).StartsWith("tests/", StringComparison.Ordinal))
            .Where(file =>
            {
                var text = File.ReadAllText(file);
                return AnyLoggerMessage().Count(text) != LoggerMessages().Count(text);
            })
            .Select(Checkout.Relative);

        Assert.Empty(without);
    }

    [Fact]
    public void No_event_id_is_used_twice()
    {
        var twice = Events.GroupBy(logged => logged.Id)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(logged => logged.File))}");

        Assert.Empty(twice);
    }

    [Fact]
    public void An_event_id_lies_in_the_range_of_its_component()
    {
        var outside = Events.Where(logged =>
        {
            var (from, to) = Ranges[logged.File.Split('/')[1]];
            return logged.Id < from || logged.Id > to;
        });

        Assert.Empty(outside);
    }

    [Fact]
    public void The_telemetry_page_lists_every_log_event_and_no_other()
    {
        var listed = TelemetryRow().Matches(File.ReadAllText(Checkout.PathOf("docs/telemetry.md")))
            .Select(match => int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture))
            .Order();

        Assert.Equal(Events.Select(logged => logged.Id).Order(), listed);
    }

    private sealed record LogEvent(string File, int Id);

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?(?<id>\d+)")]
    private static partial Regex LoggerMessages();

    [GeneratedRegex(@"\[LoggerMessage\(")]
    private static partial Regex AnyLoggerMessage();

    [GeneratedRegex(@"^\|\s*(?<id>\d{4})\s*\|", RegexOptions.Multiline)]
    private static partial Regex TelemetryRow();
}
