using System.Globalization;
using Fluxa.EndToEnd.Tests.Pipelines;

namespace Fluxa.EndToEnd.Tests.Pauses;

/// <summary>A pipeline for outages; one for long ones, of which each message would be a line kept in memory, doesn't log messages.</summary>
public sealed class PausePipeline : Pipeline
{
    private const string Variable = "FLUXA_TEST_OUTAGE";

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(8);

    /// <summary>How long PostgreSQL is gone.</summary>
    public static TimeSpan Outage => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : Usual;

    public static bool IsLong => Outage > Usual;

    protected override IReadOnlyDictionary<string, string?> Settings { get; } = IsLong
        ? new Dictionary<string, string?> { ["Logging__LogLevel__Fluxa"] = "Information" }
        : new Dictionary<string, string?>();
}
