namespace Fluxa.Hosting.Access;

/// <summary>Whether requests need an API key.</summary>
public enum KeyCheck
{
    /// <summary>They do.</summary>
    On,

    /// <summary>They don't: whoever reaches the service is the tenant <c>default</c> and may do everything. For local runs.</summary>
    Off,
}
