using System.Net;
using System.Text;
using Fluxa.Cli.Dlq.Connection;

namespace Fluxa.Cli.Tests.Dlq;

public sealed class ProblemSentenceTests
{
    [Fact]
    public void Says_the_detail_every_fault_and_the_correlation_id()
    {
        var sentence = Of("""{"title":"T","detail":"The plan expired at 12:00.","correlation_id":"c-1","errors":[{"pointer":"/rate_per_second","detail":"1 to 500"},{"pointer":"/reason","detail":"is missing"}]}""");

        Assert.Equal("The plan expired at 12:00. /rate_per_second: 1 to 500; /reason: is missing (correlation id c-1)", sentence);
    }

    [Fact]
    public void Says_the_title_when_there_is_no_detail() => Assert.Equal("Not found.", Of("""{"title":"Not found"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"detail":7}""")]
    public void Says_the_status_when_the_answer_is_no_problem(string body) =>
        Assert.Equal("The Recovery service answered 502 without saying why: is it really the Recovery service?", Of(body));

    private static string Of(string body) => ProblemSentence.Of(HttpStatusCode.BadGateway, Encoding.UTF8.GetBytes(body));
}
