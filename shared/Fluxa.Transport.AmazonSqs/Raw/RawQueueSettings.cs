namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>Where SQS is and who we are there.</summary>
public sealed record RawQueueSettings
{
    /// <summary>The region's system name, such as <c>eu-central-1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The one URL that answers (an emulator, a VPC endpoint); null: the region's own.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>The access key id; null: AWS's default chain.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The secret access key; null: AWS's default chain.</summary>
    public string? SecretKey { get; init; }
}
