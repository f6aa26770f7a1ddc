namespace Fluxa.Hosting.Logging;

/// <summary>Names of fields that every line can have. They begin with what no parameter begins with.</summary>
internal static class LogProperties
{
    public const string Category = "@category";
    public const string LogId = "@log_id";
}
