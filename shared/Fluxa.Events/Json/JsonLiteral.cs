using System.Text;

namespace Fluxa.Events.Json;

/// <summary>One of true, false, null, that may arrive in pieces.</summary>
internal struct JsonLiteral
{
    private int _matched;

    public JsonKind Kind { get; private set; }

    public readonly bool HasEnded => _matched == Word.Length;

    /// <summary>The literal as text, for fault texts.</summary>
    public readonly string Name => Encoding.ASCII.GetString(Word);

    private readonly ReadOnlySpan<byte> Word => Kind switch
    {
        JsonKind.True => "true"u8,
        JsonKind.False => "false"u8,
        _ => "null"u8,
    };

    public void Begin(JsonKind kind)
    {
        Kind = kind;
        _matched = 0;
    }

    /// <summary>Takes a byte; false when the word goes on otherwise.</summary>
    public bool Append(byte value)
    {
        if (Word[_matched] != value)
        {
            return false;
        }

        _matched++;
        return true;
    }
}
