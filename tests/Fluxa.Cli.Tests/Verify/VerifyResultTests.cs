using Fluxa.Cli.Verify;

namespace Fluxa.Cli.Tests.Verify;

public sealed class VerifyResultTests
{
    private static readonly Guid Id = new("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Other = new("01900000-0000-7000-8000-000000000002");
    private readonly ExpectedEvent _accepted = new() { Id = Id, Kind = "plain", Fields = new Dictionary<string, string> { ["payload_sha256"] = "aa" } };

    [Fact]
    public void Passes_when_each_accepted_event_has_its_one_row() => Assert.True(Judge(rows: new() { [Id] = new(1, "aa") }).Pass);

    [Fact]
    public void Passes_without_a_database_to_count_in() => Assert.True(Judge(rows: null).Pass);

    [Fact]
    public void Fails_when_one_is_missing() => Assert.False(Judge(missing: [_accepted]).Pass);

    [Fact]
    public void Fails_when_one_differs() => Assert.False(Judge(different: ["amount is 1, not 2"]).Pass);

    [Fact]
    public void Fails_when_an_event_has_two_rows() => Assert.False(Judge(rows: new() { [Id] = new(2, "aa") }).Pass);

    [Fact]
    public void Fails_when_an_event_was_stored_with_another_hash() => Assert.False(Judge(rows: new() { [Id] = new(1, "bb") }).Pass);

    [Fact]
    public void Fails_when_an_event_is_there_that_nobody_sent() => Assert.Equal([Other.ToString()], Judge(rows: new() { [Id] = new(1, "aa"), [Other] = new(1, "cc") }).Unsent);

    [Fact]
    public void An_event_whose_answer_was_lost_may_be_there() => Assert.Empty(Judge(refused: [$"{Other} (plain): timeout"], rows: new() { [Id] = new(1, "aa"), [Other] = new(1, "cc") }).Unsent);

    [Fact]
    public void Fails_when_one_was_never_accepted() => Assert.False(Judge(refused: [$"{Other} (plain): 503"]).Pass);

    private VerifyResult Judge(
        IReadOnlyList<string>? refused = null, IReadOnlyList<ExpectedEvent>? missing = null, IReadOnlyList<string>? different = null, Dictionary<Guid, StoredRow>? rows = null) =>
        VerifyResult.Judge(1, [_accepted], refused ?? [], missing ?? [], different ?? [], rows);
}
