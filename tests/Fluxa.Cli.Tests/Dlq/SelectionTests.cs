using System.Text.Json.Nodes;
using Fluxa.Cli.Dlq.Filters;

namespace Fluxa.Cli.Tests.Dlq;

public sealed class SelectionTests
{
    [Fact]
    public void Ids_are_sent_as_ids()
    {
        var id = Guid.CreateVersion7();

        Assert.Equal($$"""{"ids":["{{id}}"]}""", Selection.Body([id], null).ToJsonString());
    }

    [Fact]
    public void A_filter_is_sent_as_one() =>
        Assert.Equal("""{"filter":{"group":"g"}}""", Selection.Body([], new JsonObject { ["group"] = "g" }).ToJsonString());

    [Fact]
    public void Nothing_chosen_is_not_everything() =>
        Assert.Contains("Say which failures", Assert.Throws<CliException>(() => Selection.Body([], null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Both_ways_at_once_are_refused() =>
        Assert.Contains("not both", Assert.Throws<CliException>(() => Selection.Body([Guid.Empty], [])).Message, StringComparison.Ordinal);
}
