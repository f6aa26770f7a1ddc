using System.ComponentModel.DataAnnotations;

namespace Fluxa.Hosting.Access;

/// <summary>Who may call.</summary>
public sealed class AccessOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Access";

    /// <summary><c>On</c> (default): every request needs an API key. <c>Off</c>: none does; only on loopback, never in Production.</summary>
    [EnumDataType(typeof(KeyCheck), ErrorMessage = "Fluxa:Access:Keys must be On or Off, or nobody could say who may call.")]
    public KeyCheck Keys { get; set; } = KeyCheck.On;

    /// <summary>How often the keys are read anew, 1 s–30 s; default 10 s. A revoked key is refused after this time at the latest, while PostgreSQL answers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30", ErrorMessage = "Fluxa:Access:Refresh must be 1 s to 30 s, or a revoked key could be taken for longer than the promised 60 s.")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromSeconds(10);
}
