using System.Globalization;
using System.Text;

namespace Fluxa.Events.Json;

/// <summary>An escape inside a string, from after its backslash on, that may arrive in pieces; pairs surrogates across two of them.</summary>
internal struct JsonEscape
{
    private int _hexDigits;
    private int _value;
    private char _highSurrogate;

    /// <summary>The string is inside an escape.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A high surrogate waits for its low one, which must follow at once.</summary>
    public readonly bool IsHalf => _highSurrogate != 0;

    /// <summary>What is wrong with the escape; null when nothing is.</summary>
    public string? Fault { get; private set; }

    public void Begin()
    {
        IsOpen = true;
        _hexDigits = -1;
        _value = 0;
    }

    public void SetHalfFault() => Fault = Lone(_highSurrogate);

    /// <summary>Takes a byte; true when a character is complete.</summary>
    public bool Append(byte value, out Rune character)
    {
        character = default;
        return _hexDigits < 0 ? AppendLetter(value, out character) : AppendHex(value, out character);
    }

    private bool AppendLetter(byte letter, out Rune character)
    {
        character = default;
        if (letter == 'u')
        {
            _hexDigits = 0;
            return false;
        }

        if (IsHalf)
        {
            SetHalfFault();
            return false;
        }

        int plain = letter switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => letter,
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => -1,
        };
        if (plain < 0)
        {
            Fault = "Not an escape: after a backslash only \" \\ / b f n r t and u with four hex digits may follow.";
            return false;
        }

        IsOpen = false;
        character = new Rune(plain);
        return true;
    }

    private bool AppendHex(byte digit, out Rune character)
    {
        character = default;
        if (!char.IsAsciiHexDigit((char)digit))
        {
            Fault = "A \\u escape needs four hex digits.";
            return false;
        }

        _value = (_value << 4) | int.Parse([(char)digit], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return ++_hexDigits == 4 && Complete((char)_value, out character);
    }

    private bool Complete(char unit, out Rune character)
    {
        IsOpen = false;
        var high = _highSurrogate;
        _highSurrogate = '\0';
        if (high != 0)
        {
            return Judge(Rune.TryCreate(high, unit, out character), high);
        }

        if (char.IsHighSurrogate(unit))
        {
            _highSurrogate = unit;
            character = default;
            return false;
        }

        if (unit == 0)
        {
            character = default;
            Fault = "U+0000 is not allowed in a string, not as \\u0000 either: PostgreSQL cannot store it.";
            return false;
        }

        return Judge(Rune.TryCreate(unit, out character), unit);
    }

    private bool Judge(bool isCharacter, char surrogate)
    {
        Fault = isCharacter ? null : Lone(surrogate);
        return isCharacter;
    }

    private static string Lone(char surrogate)
        => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)surrogate:x4} is half of a surrogate pair and its other half does not follow or precede it.");
}
