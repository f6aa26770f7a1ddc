using System.Text.Json;
using Fluxa.Cli.Dlq.Redriving;
using Fluxa.Cli.Dlq.Views;

namespace Fluxa.Cli.Tests.Dlq;

public sealed class RedriveViewTests
{
    [Fact]
    public void A_line_says_how_far_it_is()
    {
        var redrive = Read("""{"redrive_id":"019aa000-0000-7000-8000-000000000000","state":"running","stage":"canary-10","count":300,"totals":{"pending":289,"sent":5,"processed":5,"failed_again":1,"unknown":0,"skipped":0},"unheard_of":1}""");

        Assert.Equal(
            "running   canary-10  [..............................] 6/300  processed 5  failed again 1  unknown 0  skipped 0  under way 5",
            RedriveWatch.Line(redrive));
    }

    [Theory]
    [InlineData("planned", false)]
    [InlineData("running", false)]
    [InlineData("paused", true)]
    [InlineData("stopped", true)]
    [InlineData("cancelled", true)]
    [InlineData("expired", true)]
    [InlineData("done", true)]
    public void Watching_ends_when_nothing_more_happens_by_itself(string state, bool ended) =>
        Assert.Equal(ended, new RedriveView { RedriveId = Guid.Empty, State = state }.Ended);

    [Theory]
    [InlineData("done", 0, 0, true)]
    [InlineData("done", 1, 0, false)]
    [InlineData("done", 0, 1, false)]
    [InlineData("stopped", 0, 0, false)]
    public void Only_a_whole_redrive_is_a_success(string state, long failedAgain, long unknown, bool succeeded) =>
        Assert.Equal(succeeded, new RedriveView { RedriveId = Guid.Empty, State = state, Totals = new RedriveTotalsView(0, 0, 5, failedAgain, unknown, 0) }.Succeeded);

    [Fact]
    public void An_answer_of_another_shape_is_told_in_one_sentence() =>
        Assert.Contains("isn't understood", Assert.Throws<CliException>(() => Read("""{"state":7}""")).Message, StringComparison.Ordinal);

    private static RedriveView Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return View.Of<RedriveView>(document.RootElement);
    }
}
