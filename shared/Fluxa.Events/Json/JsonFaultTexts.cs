namespace Fluxa.Events.Json;

/// <summary>Says what is wrong with a byte, and what the author of it probably meant.</summary>
internal static class JsonFaultTexts
{
    public const string TooDeep = "Nested deeper than 32 levels, the outermost object counted.";
    public const string TooManyNames = "More than 65,536 member names in this object and the objects around it.";
    public const string NumbersTooLong = "The numbers of this document, written out without exponents, take more than 64 MiB.";
    public const string NumberTooLong = "A number may have at most 1,000 characters.";
    public const string ByteOrderMark = "The document begins with a byte order mark; send plain UTF-8 without one.";

    /// <summary>A byte that cannot stand where it stands.</summary>
    public static string Unexpected(JsonExpectation expected, byte value, bool isInObject) => value switch
    {
        0 => "A zero byte. Send UTF-8, not UTF-16 or UTF-32.",
        0xFE or 0xFF => "Not UTF-8. Send UTF-8, not UTF-16 or UTF-32.",
        (byte)'/' or (byte)'#' => "Comments are not allowed.",
        (byte)'\'' => "Strings and names take double quotes.",
        (byte)',' when expected is JsonExpectation.ValueOrEnd or JsonExpectation.NameOrEnd or JsonExpectation.Name or JsonExpectation.Value
            => "A comma with nothing before it.",
        (byte)']' or (byte)'}' when expected is JsonExpectation.Value or JsonExpectation.Name => $"{Show(value)} follows where {Name(expected, isInObject)} must stand; a trailing comma is not allowed.",
        (byte)'N' or (byte)'I' when expected is JsonExpectation.Value or JsonExpectation.ValueOrEnd => "NaN and Infinity are not JSON.",
        (byte)'+' when expected is JsonExpectation.Value or JsonExpectation.ValueOrEnd => "A number has no plus sign.",
        (byte)'.' when expected is JsonExpectation.Value or JsonExpectation.ValueOrEnd => "A digit must stand before the decimal point.",
        _ => $"{Show(value)} where {Name(expected, isInObject)} must stand.",
    };

    /// <summary>The document ended too early.</summary>
    public static string Truncated(JsonExpectation expected, bool isInObject, bool isEmpty) => isEmpty
        ? "The document is empty."
        : $"The document ends where {Name(expected, isInObject)} must stand; was it cut off?";

    private static string Name(JsonExpectation expected, bool isInObject) => expected switch
    {
        JsonExpectation.Value => "a value",
        JsonExpectation.ValueOrEnd => "a value or ']'",
        JsonExpectation.Name => "a name in double quotes",
        JsonExpectation.NameOrEnd => "a name in double quotes or '}'",
        JsonExpectation.Colon => "a colon",
        JsonExpectation.CommaOrEnd => isInObject ? "a comma or '}'" : "a comma or ']'",
        JsonExpectation.Nothing => "the end of the document",
        JsonExpectation.RestOfString => "the closing quote of a string",
        JsonExpectation.RestOfNumber => "the rest of a number",
        _ => "the rest of true, false or null",
    };

    private static string Show(byte value) => value is > 0x20 and < 0x7F ? $"'{(char)value}'" : $"Byte 0x{value:x2}";
}
