namespace Fluxa.Cli.Dlq.Filters;

/// <summary>Names and values as a query string.</summary>
internal static class QueryString
{
    /// <summary>Question mark included; empty when every value is null.</summary>
    public static string Of(params (string Name, string? Value)[] pairs)
    {
        var given = pairs.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}").ToList();
        return given.Count == 0 ? string.Empty : $"?{string.Join('&', given)}";
    }
}
