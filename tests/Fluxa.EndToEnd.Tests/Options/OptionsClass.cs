using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fluxa.EndToEnd.Tests.Options;

/// <summary>A class of options in any of Fluxa's assemblies: what has a section of the configuration.</summary>
internal sealed record OptionsClass(Type Type, string Section)
{
    private const BindingFlags Constants = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    private static readonly string[] Assemblies =
    [
        "Fluxa.Ingest", "Fluxa.Processor", "Fluxa.Query", "Fluxa.Recovery", "Fluxa.Hosting", "Fluxa.Persistence", "Fluxa.ClaimCheck",
    ];

    /// <summary>OpenTelemetry's own settings, which have no section of Fluxa's.</summary>
    public static OptionsClass OpenTelemetry { get; } = new(Assembly.Load("Fluxa.Hosting").GetType("Fluxa.Hosting.Telemetry.TelemetryOptions", throwOnError: true)!, "OTEL");

    public static IReadOnlyList<OptionsClass> Fluxa { get; } =
    [
        .. from assembly in Assemblies
           from type in Assembly.Load(assembly).GetTypes()
           where type.Name.EndsWith("Options", StringComparison.Ordinal)
           let section = type.GetField("Section", Constants)?.GetRawConstantValue() as string
           where section is not null
           orderby section
           select new OptionsClass(type, section),
    ];

    public static IReadOnlyList<OptionsClass> All { get; } = [.. Fluxa, OpenTelemetry];

    /// <summary>Its options by their keys.</summary>
    public IEnumerable<(string Key, PropertyInfo Property)> Options =>
        Type.GetProperties().Where(property => property.CanWrite).Select(property => ($"{Section}:{property.Name}", property));

    /// <summary>The keys that stand in its constants, for options that have names of their own.</summary>
    public IEnumerable<string> NamedKeys => Type.GetFields(Constants).Where(constant => constant.IsLiteral).Select(constant => constant.GetRawConstantValue()).OfType<string>();

    /// <summary>Has a service bind it anew when it is asked for next.</summary>
    public void Forget(IServiceProvider services)
    {
        var cache = services.GetRequiredService(typeof(IOptionsMonitorCache<>).MakeGenericType(Type));
        cache.GetType().GetMethod(nameof(IOptionsMonitorCache<>.Clear))!.Invoke(cache, null);
    }
}
