namespace Fluxa.Cli.Dlq.Tables;

/// <summary>Texts too long for a table.</summary>
internal static class Shortened
{
    public static string To(int characters, string? text) => text is null
        ? "-"
        : text.Length <= characters ? text : string.Concat(text.AsSpan(0, characters - 1), "…");

    /// <summary>A type's name without its namespace.</summary>
    public static string Type(string? name) => name is null ? "-" : name[(name.LastIndexOf('.') + 1)..];
}
