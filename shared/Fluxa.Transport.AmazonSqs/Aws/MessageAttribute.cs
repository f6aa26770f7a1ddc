using System.Globalization;

namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>A typed value beside a message's body: String, Number or Binary.</summary>
internal sealed class MessageAttribute
{
    /// <summary>Gets the type's name: <c>String</c>, <c>Number</c> or <c>Binary</c>, with an own suffix if wished (<c>Number.int</c>).</summary>
    public required string DataType { get; init; }

    public string? StringValue { get; init; }

    public byte[]? BinaryValue { get; init; }

    public bool IsBinary => DataType.StartsWith("Binary", StringComparison.Ordinal);

    public static MessageAttribute Text(string value) => new() { DataType = "String", StringValue = value };

    public static MessageAttribute Number(long value) => new() { DataType = "Number", StringValue = value.ToString(CultureInfo.InvariantCulture) };

    public static MessageAttribute Bytes(byte[] value) => new() { DataType = "Binary", BinaryValue = value };
}
