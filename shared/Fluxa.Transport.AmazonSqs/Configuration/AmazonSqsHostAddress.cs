namespace MassTransit;

/// <summary>The address of a host: <c>amazonsqs://region/scope</c>.</summary>
public readonly record struct AmazonSqsHostAddress
{
    /// <summary>The scheme of all addresses of this transport.</summary>
    public const string AmazonSqsScheme = "amazonsqs";

    private const string NoScope = "/";

    /// <summary>Reads an address.</summary>
    /// <param name="address">An address with the scheme <c>amazonsqs</c>.</param>
    /// <exception cref="ArgumentException">The address has another scheme.</exception>
    public AmazonSqsHostAddress(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.Scheme.Equals(AmazonSqsScheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"'{address.Scheme}' is not an address of this transport: use {AmazonSqsScheme}://region/scope", nameof(address));
        }

        Host = address.Host;
        var path = Uri.UnescapeDataString(address.AbsolutePath).Trim('/');
        var end = path.IndexOf('/', StringComparison.Ordinal);
        Scope = path.Length == 0 ? NoScope : end < 0 ? path : path[..end];
    }

    /// <summary>Makes an address.</summary>
    /// <param name="host">The region's system name.</param>
    /// <param name="scope">The scope; null for none.</param>
    public AmazonSqsHostAddress(string host, string? scope)
    {
        Host = host;
        Scope = scope ?? NoScope;
    }

    /// <summary>The scheme, <c>amazonsqs</c>.</summary>
    public string Scheme { get; } = AmazonSqsScheme;

    /// <summary>The region's system name.</summary>
    public string Host { get; }

    /// <summary>The scope, or <c>/</c> for none.</summary>
    public string Scope { get; }

    /// <summary>Writes the address.</summary>
    /// <param name="address">The address.</param>
    public static implicit operator Uri(in AmazonSqsHostAddress address) => address.ToUri();

    /// <summary>Writes the address.</summary>
    public Uri ToUri() => new UriBuilder
    {
        Scheme = AmazonSqsScheme,
        Host = Host,
        Path = Scope == NoScope ? NoScope : $"/{Uri.EscapeDataString(Scope)}",
    }.Uri;
}
