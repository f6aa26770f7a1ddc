using System.Text;
using System.Text.Json;
using Fluxa.Events.Json;
using Fluxa.Events.Tests.Json;

namespace Fluxa.Events.Tests.Corpus;

/// <summary>What the corpus says of each document, as a document and inside an event.</summary>
public sealed class CorpusTests
{
    private static readonly DateTimeOffset ReceivedAt = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Accepted => new(CorpusCase.Names("accept", "raw-accept"));

    public static TheoryData<string> Refused => new(CorpusCase.Names("reject", "raw"));

    public static TheoryData<string> AcceptedInside => new(CorpusCase.Names("accept"));

    public static TheoryData<string> RefusedInside => new(CorpusCase.Names("reject"));

    public static TheoryData<string> Everything => new(CorpusCase.All.Keys);

    [Fact]
    public void It_has_at_least_300_cases() => Assert.InRange(CorpusCase.All.Count, 300, int.MaxValue);

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Takes_the_document(string name)
        => Assert.Null(ScannerProbe.FaultOf(CorpusCase.All[name].Document));

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_the_document_and_says_where(string name)
    {
        var fault = ScannerProbe.FaultOf(CorpusCase.All[name].Document);

        Assert.NotNull(fault);
        Assert.Matches("^Line [0-9]+, byte [0-9]+: .{10,}[.?]$", fault.Detail);
    }

    [Theory]
    [MemberData(nameof(AcceptedInside))]
    public void Takes_an_event_with_the_document_inside(string name)
    {
        var document = CorpusCase.All[name].Document;

        var outcome = TransactionReader.Read(InAnEvent(document), ReceivedAt);

        var valid = Assert.IsType<EventReadOutcome.Valid>(outcome);
        Assert.Equal("{\"v\":" + Encoding.UTF8.GetString(document) + "}", valid.Event.MetadataJson);
    }

    [Theory]
    [MemberData(nameof(RefusedInside))]
    public void Refuses_an_event_with_the_document_inside(string name)
        => Assert.IsType<EventReadOutcome.Malformed>(TransactionReader.Read(InAnEvent(CorpusCase.All[name].Document), ReceivedAt));

    [Theory]
    [MemberData(nameof(Everything))]
    public void Says_the_same_whatever_pieces_it_arrives_in(string name)
    {
        var document = CorpusCase.All[name].Document;
        var whole = ScannerProbe.FaultOf(document);

        Assert.Equal(whole, ScannerProbe.FaultOf(document, pieceLength: 1));
        Assert.Equal(whole, ScannerProbe.FaultOf(document, pieceLength: 2));
        Assert.Equal(whole, ScannerProbe.FaultOf(document, pieceLength: 7));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Takes_nothing_that_the_framework_refuses(string name)
    {
        var document = CorpusCase.All[name].Document;

        using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });

        Assert.Equal(Encoding.UTF8.GetString(document).Trim(), parsed.RootElement.GetRawText());
    }

    private static byte[] InAnEvent(byte[] value)
        => [.. """{"user_id":"u","amount":1,"currency":"EUR","merchant":"m","timestamp":"2026-01-31T12:00:00Z","metadata":{"v":"""u8, .. value, .. "}}"u8];
}
