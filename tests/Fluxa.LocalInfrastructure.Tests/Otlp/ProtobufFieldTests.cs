using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.LocalInfrastructure.Tests.Otlp;

/// <summary>Whole requests are tested where a real exporter sends them: Fluxa.Hosting.Tests, TelemetryExportTests.</summary>
public sealed class ProtobufFieldTests
{
    [Fact]
    public void Reads_every_kind_of_field()
    {
        var fields = Read("08 96 01", "11 00 00 00 00 00 00 f8 3f", "1a 02 68 69", "25 01 00 00 00");

        Assert.Equal([1, 2, 3, 4], fields.Select(field => field.Number));
        Assert.Equal(150, fields[0].Long);
        Assert.Equal(1.5, fields[1].Double);
        Assert.Equal("hi", fields[2].Text);
        Assert.Equal(1UL, fields[3].Bits);
    }

    [Theory]
    [InlineData("08")]
    [InlineData("11 00")]
    [InlineData("1a 05 68 69")]
    [InlineData("0b")]
    [InlineData("08 ff ff ff ff ff ff ff ff ff ff 01")]
    public void Refuses_what_is_cut_off_or_no_protobuf(string bytes) => Assert.Throws<InvalidDataException>(() => Read(bytes));

    private static List<ProtobufField> Read(params string[] bytes) =>
        [.. ProtobufField.Read(Convert.FromHexString(string.Concat(bytes).Replace(" ", "", StringComparison.Ordinal)))];
}
