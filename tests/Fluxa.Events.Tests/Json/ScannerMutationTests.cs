using System.Text.Json;
using Fluxa.Events.Json;
using Fluxa.Events.Tests.Corpus;

namespace Fluxa.Events.Tests.Json;

/// <summary>The corpus, damaged at random places (the same ones every time): we take nothing that the framework's strict reader refuses.</summary>
public sealed class ScannerMutationTests
{
    private const int Rounds = 300;

    /// <summary>Faults that only we find: the framework's reader takes these documents.</summary>
    private static readonly string[] OnlyOurs =
    [
        "same name", "U+0000", "surrogate", "number", "exponent", "not UTF-8", "Nested deeper",
    ];

    public static TheoryData<string> Small => new(CorpusCase.All.Values.Where(entry => entry.Document.Length is > 1 and < 200).Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Small))]
    public void Agrees_with_the_framework_except_where_we_are_stricter(string name)
    {
        var document = CorpusCase.All[name].Document;
        var random = new Random(document.Length * 31 + document[0]);
        for (var round = 0; round < Rounds; round++)
        {
            var mutant = Mutation.Of(document, random);

            var fault = ScannerProbe.FaultOf(mutant, pieceLength: 1 + random.Next(9));
            var isTaken = TryParse(mutant);

            if (fault is null || !OnlyOurs.Any(text => fault.Detail.Contains(text, StringComparison.Ordinal)))
            {
                Assert.True(isTaken == (fault is null), $"{Convert.ToHexString(mutant)} is {(isTaken ? "taken" : "refused")} by the framework; we say: {fault?.Detail ?? "good"}");
            }
        }
    }

    private static bool TryParse(byte[] document)
    {
        try
        {
            using var parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = JsonLimits.MaxDepth });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
