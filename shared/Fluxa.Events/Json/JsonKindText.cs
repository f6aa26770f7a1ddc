namespace Fluxa.Events.Json;

internal static class JsonKindText
{
    /// <summary>The kind with its article, for fault texts.</summary>
    public static string Named(this JsonKind kind) => kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => "null",
    };
}
