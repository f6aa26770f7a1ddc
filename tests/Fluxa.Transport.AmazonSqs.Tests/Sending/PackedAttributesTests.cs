using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Sending;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending;

public sealed class PackedAttributesTests
{
    [Fact]
    public void Leaves_ten_attributes_as_they_are()
    {
        var attributes = Texts(10);

        Assert.Same(attributes, PackedAttributes.Pack(attributes));
    }

    [Fact]
    public void Packs_what_is_beyond_nine_into_one_JSON_attribute()
    {
        var packed = PackedAttributes.Pack(Texts(12), name => name is "h11" ? 0 : 1);

        Assert.Equal(10, packed.Count);
        Assert.Equal("11", packed["h11"].StringValue);
        Assert.Equal("""{"h08":"8","h09":"9","h10":"10"}""", packed[PackedAttributes.Name].StringValue);
    }

    [Fact]
    public void Gives_back_every_type_and_character()
    {
        var attributes = Texts(20);
        attributes["number"] = MessageAttribute.Number(-5);
        attributes["typed"] = new MessageAttribute { DataType = "Number.int", StringValue = "3" };
        attributes["control"] = MessageAttribute.Text("a\u0000b\uFFFF");
        attributes["bytes"] = MessageAttribute.Bytes([0, 1, 255]);

        var back = PackedAttributes.Unpack(PackedAttributes.Pack(attributes, name => name is "number" or "typed" or "bytes" ? 9 : 0));

        Assert.Equal(attributes.Keys.Order(), back.Keys.Order());
        Assert.All(attributes, attribute =>
        {
            Assert.Equal(attribute.Value.DataType, back[attribute.Key].DataType);
            Assert.Equal(attribute.Value.StringValue, back[attribute.Key].StringValue);
            Assert.Equal(attribute.Value.BinaryValue, back[attribute.Key].BinaryValue);
        });
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":{"type":"Binary","base64":"?"}}""")]
    public void Leaves_a_packed_attribute_alone_that_it_did_not_write(string value)
    {
        var attributes = new Dictionary<string, MessageAttribute> { [PackedAttributes.Name] = MessageAttribute.Text(value) };

        Assert.Same(attributes, PackedAttributes.Unpack(attributes));
    }

    private static Dictionary<string, MessageAttribute> Texts(int count) =>
        Enumerable.Range(0, count).ToDictionary(number => $"h{number:00}", number => MessageAttribute.Text($"{number}"));
}
