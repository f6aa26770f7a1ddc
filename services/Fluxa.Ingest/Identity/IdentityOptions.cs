using System.ComponentModel.DataAnnotations;

namespace Fluxa.Ingest.Identity;

/// <summary>How events get their ids.</summary>
internal sealed class IdentityOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Identity";

    /// <summary>
    /// The tenants, parted by commas, whose events get their id from their content (SHA-256 of the payload) when nothing else names them; default none.
    /// For these tenants identical bytes are one event: two real transactions must differ in at least one byte.
    /// </summary>
    [RegularExpression("^( *[a-z0-9][a-z0-9-]{0,63} *(, *[a-z0-9][a-z0-9-]{0,63} *)*)?$", ErrorMessage = "Fluxa:Identity:ContentIdTenants must be tenants parted by commas (1–64 lower-case letters, digits and hyphens each), or it would be nobody's.")]
    public string ContentIdTenants { get; set; } = "";
}
