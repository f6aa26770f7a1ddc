namespace Fluxa.Contracts;

/// <summary>Where a payload travels and is kept.</summary>
public static class PayloadModes
{
    /// <summary>In the message and in the row.</summary>
    public const string Inline = "INLINE";

    /// <summary>In an S3 object; the message and the row hold its key.</summary>
    public const string S3 = "S3";
}
