namespace Fluxa.Ingest.Intake;

/// <summary>Whose events these are. The one place that answers it: with API keys, the key will say.</summary>
internal static class Tenants
{
    private const string Default = "default";

    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Default;
    }
}
