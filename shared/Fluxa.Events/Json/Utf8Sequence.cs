namespace Fluxa.Events.Json;

/// <summary>One multi-byte UTF-8 character that may arrive in pieces, by table 3-7 of the Unicode standard: shortest form only, no surrogates, nothing above U+10FFFF.</summary>
internal struct Utf8Sequence
{
    private int _missing;
    private byte _low;
    private byte _high;

    /// <summary>Bytes of the character are still to come.</summary>
    public readonly bool IsOpen => _missing > 0;

    /// <summary>Takes the first byte; false when no character begins with it.</summary>
    public bool Begin(byte lead)
    {
        (_missing, _low, _high) = lead switch
        {
            >= 0xC2 and <= 0xDF => (1, (byte)0x80, (byte)0xBF),
            0xE0 => (2, (byte)0xA0, (byte)0xBF),
            0xED => (2, (byte)0x80, (byte)0x9F),
            >= 0xE1 and <= 0xEF => (2, (byte)0x80, (byte)0xBF),
            0xF0 => (3, (byte)0x90, (byte)0xBF),
            >= 0xF1 and <= 0xF3 => (3, (byte)0x80, (byte)0xBF),
            0xF4 => (3, (byte)0x80, (byte)0x8F),
            _ => (0, (byte)0, (byte)0),
        };
        return IsOpen;
    }

    /// <summary>Takes a further byte; false when it does not continue the character.</summary>
    public bool Continue(byte value)
    {
        if (value < _low || value > _high)
        {
            return false;
        }

        _missing--;
        _low = 0x80;
        _high = 0xBF;
        return true;
    }
}
