using Fluxa.Transport.AmazonSqs.Topology;
using MassTransit.Internals;

namespace MassTransit;

/// <summary>
/// The address of a queue or topic: <c>amazonsqs://region/scope/name</c>, <c>queue:name</c> or <c>topic:name</c>, with the options
/// <c>durable</c>, <c>autodelete</c>, <c>temporary</c> and <c>type</c> (<c>queue</c> or <c>topic</c>).
/// </summary>
public readonly record struct AmazonSqsEndpointAddress
{
    private const string NoScope = "/";

    /// <summary>Reads an address.</summary>
    /// <param name="hostAddress">The host that short addresses belong to.</param>
    /// <param name="address">The address.</param>
    /// <param name="type">What the address names unless it says so.</param>
    /// <exception cref="ArgumentException">The address has another scheme.</exception>
    /// <exception cref="AmazonSqsTransportConfigurationException">SQS or SNS would not take the name.</exception>
    public AmazonSqsEndpointAddress(Uri hostAddress, Uri address, AmazonSqsEntityType type = AmazonSqsEntityType.Queue)
    {
        ArgumentNullException.ThrowIfNull(address);
        Durable = true;
        Type = type;

        switch (address.Scheme.ToLowerInvariant())
        {
            case AmazonSqsHostAddress.AmazonSqsScheme:
                Host = address.Host;
                var path = Uri.UnescapeDataString(address.AbsolutePath).Trim('/');
                var last = path.LastIndexOf('/');
                Scope = last < 0 ? NoScope : path[..last];
                Name = path[(last + 1)..];
                break;

            case "queue":
                (Host, Scope) = Split(hostAddress);
                Name = address.AbsolutePath;
                break;

            case "topic":
                (Host, Scope) = Split(hostAddress);
                Name = Scope == NoScope ? address.AbsolutePath : $"{Scope}_{address.AbsolutePath}";
                Type = AmazonSqsEntityType.Topic;
                break;

            default:
                throw new ArgumentException(
                    $"'{address}' is not an address of this transport: use amazonsqs://region/name, queue:name or topic:name", nameof(address));
        }

        foreach (var (key, value) in address.SplitQueryString())
        {
            switch (key)
            {
                case "temporary" when bool.TryParse(value, out var temporary):
                    (AutoDelete, Durable) = (temporary, !temporary);
                    break;
                case "durable" when bool.TryParse(value, out var durable):
                    Durable = durable;
                    break;
                case "autodelete" when bool.TryParse(value, out var autoDelete):
                    AutoDelete = autoDelete;
                    break;
                case "type" when Enum.TryParse<AmazonSqsEntityType>(value, ignoreCase: true, out var entityType):
                    Type = entityType;
                    break;
            }
        }

        EntityNames.For(Type).ThrowIfInvalidEntityName(Name);
    }

    /// <summary>Makes an address.</summary>
    /// <param name="hostAddress">The host.</param>
    /// <param name="name">The queue's or topic's name.</param>
    /// <param name="durable">False marks it as temporary.</param>
    /// <param name="autoDelete">True: deleted when its endpoint stops.</param>
    /// <param name="type">What the name names.</param>
    public AmazonSqsEndpointAddress(
        Uri hostAddress,
        string name,
        bool durable = true,
        bool autoDelete = false,
        AmazonSqsEntityType type = AmazonSqsEntityType.Queue)
    {
        (Host, Scope) = Split(hostAddress);
        Name = name;
        Durable = durable;
        AutoDelete = autoDelete;
        Type = type;
    }

    /// <summary>The region's system name.</summary>
    public string Host { get; }

    /// <summary>The scope, or <c>/</c> for none.</summary>
    public string Scope { get; }

    /// <summary>The queue's or topic's name.</summary>
    public string Name { get; }

    /// <summary>False: a temporary queue or topic.</summary>
    public bool Durable { get; }

    /// <summary>True: deleted when its endpoint stops.</summary>
    public bool AutoDelete { get; }

    /// <summary>What the name names.</summary>
    public AmazonSqsEntityType Type { get; }

    /// <summary>Writes the address.</summary>
    /// <param name="address">The address.</param>
    public static implicit operator Uri(in AmazonSqsEndpointAddress address) => address.ToUri();

    /// <summary>True for the name of a FIFO queue or topic, which SQS and SNS want to end in <c>.fifo</c>.</summary>
    /// <param name="name">The name.</param>
    public static bool IsFifo(string name) => EntityNames.IsFifo(name);

    /// <summary>Writes the address. A topic's name carries its scope already.</summary>
    public Uri ToUri() => new UriBuilder
    {
        Scheme = AmazonSqsHostAddress.AmazonSqsScheme,
        Host = Host,
        Path = Scope == NoScope || Type == AmazonSqsEntityType.Topic ? $"/{Name}" : $"/{Scope}/{Name}",
        Query = string.Join('&', Options()),
    }.Uri;

    private static (string Host, string Scope) Split(Uri hostAddress)
    {
        var host = new AmazonSqsHostAddress(hostAddress);
        return (host.Host, host.Scope);
    }

    private IEnumerable<string> Options()
    {
        if (!Durable)
        {
            yield return "durable=false";
        }

        if (AutoDelete)
        {
            yield return "autodelete=true";
        }

        if (Type == AmazonSqsEntityType.Topic)
        {
            yield return "type=topic";
        }
    }
}
