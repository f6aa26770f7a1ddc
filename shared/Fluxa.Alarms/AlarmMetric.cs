namespace Fluxa.Alarms;

/// <summary>A metric that a service exports: see docs/telemetry.md.</summary>
/// <param name="Name">The instrument's name.</param>
/// <param name="Tag">The tag that selects some of its values; null: all of them together.</param>
/// <param name="Value">The tag's value.</param>
public sealed record AlarmMetric(string Name, string? Tag = null, string? Value = null)
{
    /// <inheritdoc />
    public override string ToString() => Tag is null ? Name : $"{Name}{{{Tag}={Value}}}";
}
