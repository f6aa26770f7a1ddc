using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Fluxa.Cli.Testing;

/// <summary>Reads the XML result file of xunit's runner.</summary>
internal static class XunitReport
{
    /// <summary>Null when the file isn't a complete report: the test process died.</summary>
    public static ProjectOutcome? Read(string project, string file)
    {
        try
        {
            return Read(project, XDocument.Load(file));
        }
        catch (Exception exception) when (exception is IOException or XmlException)
        {
            return null;
        }
    }

    internal static ProjectOutcome Read(string project, XDocument report)
    {
        var tests = report.Descendants("test").ToList();
        var failures = tests.Where(test => Result(test) == "Fail").Select(test => new TestFailure(Name(test), Detail(test)))
            .Concat(tests.Where(test => Result(test) is "Skip" or "NotRun").Select(test => new TestFailure(Name(test), "It was skipped, and no test may be: fix it or remove it.")))
            .Concat(report.Descendants("error").Select(error => new TestFailure($"{project}: {error.Attribute("type")?.Value} {error.Attribute("name")?.Value}", Detail(error))));
        return new ProjectOutcome(project, tests.Count(test => Result(test) == "Pass"), [.. failures]);
    }

    private static string? Result(XElement test) => test.Attribute("result")?.Value;

    private static string Name(XElement test) => test.Attribute("name")?.Value ?? "unnamed";

    private static string Detail(XElement element)
    {
        var failure = element.Element("failure");
        string?[] parts = [failure?.Element("message")?.Value, failure?.Element("stack-trace")?.Value, element.Element("output")?.Value];
        var seconds = double.TryParse(element.Attribute("time")?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) ? $"(after {time.ToString("0.0", CultureInfo.InvariantCulture)} s)" : null;
        return string.Join(Environment.NewLine, parts.Append(seconds).Where(part => !string.IsNullOrWhiteSpace(part)));
    }
}
