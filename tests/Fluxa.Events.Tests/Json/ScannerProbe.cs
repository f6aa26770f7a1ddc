using Fluxa.Events.Json;

namespace Fluxa.Events.Tests.Json;

/// <summary>Runs a document through a scanner and hears what it says.</summary>
internal sealed class ScannerProbe : IJsonMembers
{
    private readonly List<string> _members = [];

    /// <summary>What the scanner says of the document; null when nothing is wrong.</summary>
    public static EventFault? FaultOf(ReadOnlySpan<byte> document, int pieceLength = int.MaxValue)
    {
        var scanner = new StrictJsonScanner(new ScannerProbe());
        Feed(scanner, document, pieceLength);
        return scanner.Fault;
    }

    /// <summary>The members of the outermost object: name, kind, text, place.</summary>
    public static IReadOnlyList<string> MembersOf(ReadOnlySpan<byte> document, int pieceLength = int.MaxValue)
    {
        var probe = new ScannerProbe();
        Feed(new StrictJsonScanner(probe), document, pieceLength);
        return probe._members;
    }

    public void OnRoot(JsonKind kind) => _members.Add($"root {kind}");

    public void OnMember(in JsonMember member)
        => _members.Add($"{System.Text.Encoding.UTF8.GetString(member.Name)} {member.Kind} '{System.Text.Encoding.UTF8.GetString(member.Text)}' {member.Characters} {member.Start}..{member.End}");

    private static void Feed(StrictJsonScanner scanner, ReadOnlySpan<byte> document, int pieceLength)
    {
        var isGood = true;
        while (!document.IsEmpty && isGood)
        {
            var piece = document[..Math.Min(pieceLength, document.Length)];
            isGood = scanner.Append(piece);
            document = document[piece.Length..];
        }

        scanner.Complete();
    }
}
