using System.Text.RegularExpressions;

namespace Fluxa.Recovery.Grouping;

/// <summary>Takes out of an error's text what differs from one message to the next: ids, numbers, times, quoted values, line numbers. Pure.</summary>
internal static partial class CauseText
{
    /// <summary>An exception's text that is cut anyway needs no more to be told from others; it bounds the work too.</summary>
    private const int MaxLength = 2048;

    /// <summary>The message with marks in place of what varies.</summary>
    public static string Normalise(string message)
    {
        var text = message.Length > MaxLength ? message[..MaxLength] : message;
        text = Quoted().Replace(text, match => $"{match.ValueSpan[0]}…{match.ValueSpan[^1]}");
        text = Uuid().Replace(text, "{id}");
        text = Email().Replace(text, "{mail}");
        text = Time().Replace(text, "{time}");
        text = Hex().Replace(text, "{hex}");
        text = Number().Replace(text, "{n}");
        return Space().Replace(text, " ").Trim();
    }

    /// <summary>The first frames of a stack as method names: no line numbers, no files, no arguments, no names the compiler made.</summary>
    public static IReadOnlyList<string> TopFrames(string stack, int count) => [.. Frame().Matches(stack).Take(count).Select(frame => Method(frame.Groups["method"].Value))];

    private static string Method(string name) => Number().Replace(Generated().Replace(name, "${name}"), "{n}");

    [GeneratedRegex("""'[^'\n]{0,1024}'|"[^"\n]{0,1024}"|“[^”\n]{0,1024}”|`[^`\n]{0,1024}`""", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}", RegexOptions.NonBacktracking)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?|\d{1,2}:\d{2}:\d{2}(\.\d+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Time();

    // A hexadecimal word with a digit in it: "feedface" alone may be a word, "0x1F" and "a94f12bc" are values.
    [GeneratedRegex(@"\b0[xX][0-9a-fA-F]+\b|\b(?=[a-fA-F]*[0-9])[0-9a-fA-F]{8,}\b")]
    private static partial Regex Hex();

    // Also where letters stand before it (u-17, order4711): the letters stay.
    [GeneratedRegex(@"[+-]?\d+([.,]\d+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(@"^\s*at (?<method>[^(\n]+)\(", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Frame();

    // State machines and local functions: Type.<ReadAsync>d__7.MoveNext, Type.<>c.<Run>b__3_0.
    [GeneratedRegex(@"(<>c(__DisplayClass[\d_]+)?\.)?<(?<name>[\w.]+)>[\w|]+(\.MoveNext)?")]
    private static partial Regex Generated();
}
