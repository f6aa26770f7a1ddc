namespace Fluxa.Hosting.Telemetry;

/// <summary>The activity sources and meters that are listened to, by name. docs/telemetry.md says what each brings.</summary>
internal static class TelemetrySources
{
    public static readonly string[] Activities = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Fluxa.*"];

    // Not MassTransit's: some ten instruments with as many tags for every message, of what Fluxa's own instruments say already.
    public static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "Fluxa.*",
    ];
}
