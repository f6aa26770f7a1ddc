using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>A typed value beside a message's body.</summary>
/// <param name="DataType"><c>String</c>, <c>Number</c> or <c>Binary</c>, with an own suffix if wished.</param>
/// <param name="Text">The value; null for a binary one.</param>
/// <param name="Bytes">The value of a binary one.</param>
public sealed record RawValue(string DataType, string? Text, ReadOnlyMemory<byte> Bytes = default)
{
    /// <summary>A text.</summary>
    /// <param name="value">At least one character.</param>
    public static RawValue Of(string value) => new("String", value);

    internal static RawValue From(MessageAttribute attribute) =>
        new(attribute.DataType, attribute.StringValue, attribute.BinaryValue);

    internal MessageAttribute ToMessageAttribute() => new()
    {
        DataType = DataType,
        StringValue = Text,
        BinaryValue = Text is null ? Bytes.ToArray() : null,
    };
}
