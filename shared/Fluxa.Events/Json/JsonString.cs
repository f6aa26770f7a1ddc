using System.Buffers;

namespace Fluxa.Events.Json;

/// <summary>Goes over a string from after its opening quote, in pieces, and hands its characters, unescaped, to where they belong.</summary>
internal sealed class JsonString(JsonPath path, KeptText text)
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        Enumerable.Range(0x20, 0x60).Select(value => (byte)value).Where(value => value is not ((byte)'"' or (byte)'\\')).ToArray());

    private Purpose _purpose;
    private Utf8Sequence _sequence;
    private JsonEscape _escape;
    private NameHash _hash;

    /// <summary>What the characters are for.</summary>
    public enum Purpose
    {
        /// <summary>A value that nobody reads: it is judged only.</summary>
        Check,

        /// <summary>A value of the outermost object: its beginning is kept.</summary>
        Value,

        /// <summary>A member name.</summary>
        Name,
    }

    /// <summary>The closing quote has been read.</summary>
    public bool HasEnded { get; private set; }

    public bool IsName => _purpose == Purpose.Name;

    /// <summary>What is wrong, at the byte where <see cref="Append"/> stopped; null when nothing is.</summary>
    public string? Fault { get; private set; }

    public void Begin(Purpose purpose)
    {
        _purpose = purpose;
        _sequence = default;
        _escape = default;
        _hash.Reset();
        HasEnded = false;
    }

    /// <summary>The hash of a name that has ended.</summary>
    public UInt128 FinishName() => _hash.Finish();

    /// <summary>Reads on from <paramref name="at"/>; the answer is where it stopped.</summary>
    public int Append(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && !HasEnded)
        {
            if (_escape.IsOpen)
            {
                AppendEscape(bytes[at]);
            }
            else if (_sequence.IsOpen)
            {
                AppendSequence(bytes, at);
            }
            else
            {
                at = AppendPlain(bytes, at);
                if (at == bytes.Length)
                {
                    return at;
                }

                AppendSpecial(bytes, at);
            }

            if (Fault is not null)
            {
                return at;
            }

            at++;
        }

        return at;
    }

    private int AppendPlain(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[at..];
        var length = rest.IndexOfAnyExcept(Plain);
        length = length < 0 ? rest.Length : length;
        if (length > 0 && !_escape.IsHalf)
        {
            Take(rest[..length], length);
        }

        // A waiting half is settled by AppendSpecial, at the first byte after it.
        return _escape.IsHalf && length > 0 ? at : at + length;
    }

    private void AppendSpecial(ReadOnlySpan<byte> bytes, int at)
    {
        var value = bytes[at];
        if (_escape.IsHalf && value != '\\')
        {
            _escape.SetHalfFault();
            Fault = _escape.Fault;
        }
        else if (value == '"')
        {
            HasEnded = true;
        }
        else if (value == '\\')
        {
            _escape.Begin();
        }
        else if (value < 0x20)
        {
            Fault = value == 0
                ? "U+0000 is not allowed in a string."
                : $"A control character (0x{value:x2}) must be escaped inside a string, for example \\n or \\u{(int)value:x4}.";
        }
        else if (_sequence.Begin(value))
        {
            Take(bytes.Slice(at, 1), 1);
        }
        else
        {
            Fault = NotUtf8;
        }
    }

    private void AppendSequence(ReadOnlySpan<byte> bytes, int at)
    {
        if (_sequence.Continue(bytes[at]))
        {
            Take(bytes.Slice(at, 1), 0);
        }
        else
        {
            Fault = NotUtf8;
        }
    }

    private const string NotUtf8 = "These bytes are not UTF-8 (overlong forms and surrogates are not either).";

    private void AppendEscape(byte value)
    {
        if (_escape.Append(value, out var character))
        {
            Span<byte> encoded = stackalloc byte[4];
            Take(encoded[..character.EncodeToUtf8(encoded)], 1);
        }

        Fault = _escape.Fault;
    }

    private void Take(ReadOnlySpan<byte> bytes, int characters)
    {
        if (_purpose == Purpose.Value)
        {
            text.Append(bytes, characters);
        }
        else if (_purpose == Purpose.Name)
        {
            _hash.Append(bytes);
            path.AppendName(bytes);
        }
    }
}
