using System.Xml.Linq;
using Fluxa.Cli.Testing;

namespace Fluxa.Cli.Tests.Testing;

public sealed class XunitReportTests
{
    private const string Report = """
        <assemblies><assembly name="X">
          <errors><error type="assembly-cleanup" name="X"><failure><message>a fixture broke</message></failure></error></errors>
          <collection>
            <test name="It holds" result="Pass" time="0.1" />
            <test name="It breaks" result="Fail" time="0.2"><failure exception-type="E"><message>expected 1</message><stack-trace>at X</stack-trace></failure><output>said this</output></test>
            <test name="It is left out" result="Skip" time="0"><reason>later</reason></test>
          </collection>
        </assembly></assemblies>
        """;

    private readonly ProjectOutcome _outcome = XunitReport.Read("X", XDocument.Parse(Report));

    [Fact]
    public void Counts_what_passed() => Assert.Equal(1, _outcome.Passed);

    [Fact]
    public void Tells_all_of_a_failure()
    {
        var failure = Assert.Single(_outcome.Failures, failure => failure.Name == "It breaks");

        Assert.Contains("expected 1", failure.Detail, StringComparison.Ordinal);
        Assert.Contains("at X", failure.Detail, StringComparison.Ordinal);
        Assert.Contains("said this", failure.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_skipped_test_is_a_failure() => Assert.Contains(_outcome.Failures, failure => failure.Name == "It is left out");

    [Fact]
    public void A_broken_fixture_is_a_failure() => Assert.Contains(_outcome.Failures, failure => failure.Detail.Contains("a fixture broke", StringComparison.Ordinal));

    [Fact]
    public void A_report_that_was_cut_off_is_none()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Report[..200]);

        Assert.Null(XunitReport.Read("X", file));
        File.Delete(file);
    }
}
