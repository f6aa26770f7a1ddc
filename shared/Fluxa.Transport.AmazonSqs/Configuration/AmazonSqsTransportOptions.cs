namespace MassTransit;

/// <summary>Host settings that can be bound from configuration; used when <see cref="Region"/> is set.</summary>
public class AmazonSqsTransportOptions
{
    /// <summary>The AWS region's system name, such as <c>eu-central-1</c>. Empty: the host is configured in code.</summary>
    public string? Region { get; set; }

    /// <summary>The host's scope. Default: none.</summary>
    public string? Scope { get; set; }

    /// <summary>The access key id. Without both keys the AWS default chain is used.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The secret access key.</summary>
    public string? SecretKey { get; set; }

    /// <summary>An absolute address to use instead of AWS's, for an emulator. Default: none.</summary>
    public Uri? ServiceUrl { get; set; }
}
