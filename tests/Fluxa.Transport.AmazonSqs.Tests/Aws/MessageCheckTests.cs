using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws;

public sealed class MessageCheckTests
{
    [Theory]
    [InlineData("a", 1)]
    [InlineData("ä", 2)]
    [InlineData("€", 3)]
    [InlineData("😀", 4)]
    public void Characters_count_as_their_UTF8_bytes(string character, int bytes)
    {
        var text = string.Concat(Enumerable.Repeat(character, 100));

        Assert.Equal(bytes * 100, MessageCheck.Demand(TestAws.Message(text), "orders", bytes * 100));
        Assert.Throws<MessageTooLargeException>(() => MessageCheck.Demand(TestAws.Message(text), "orders", (bytes * 100) - 1));
    }

    [Fact]
    public void Attributes_count_with_name_type_and_value()
    {
        var message = new OutgoingMessage
        {
            Body = "1234",
            Attributes = new Dictionary<string, MessageAttribute>
            {
                ["näme"] = MessageAttribute.Text("€"),
                ["n"] = MessageAttribute.Number(-12),
                ["b"] = MessageAttribute.Bytes([1, 2, 3]),
            },
        };

        Assert.Equal(4 + (5 + 6 + 3) + (1 + 6 + 3) + (1 + 6 + 3), MessageCheck.Demand(message, "orders", SqsLimits.MessageBytes));
    }

    [Fact]
    public void A_message_too_large_is_told_both_numbers()
    {
        var thrown = Assert.Throws<MessageTooLargeException>(() => MessageCheck.Demand(TestAws.Message("12345"), "orders", 4));

        Assert.Equal((5, 4, "orders"), (thrown.ActualBytes, thrown.AllowedBytes, thrown.Target));
        Assert.StartsWith("The message for orders has 5 bytes, body and attributes together, and 4 are allowed: nothing was sent.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_illegal_character_is_told_with_its_place()
    {
        var thrown = Assert.Throws<IllegalMessageCharacterException>(() => MessageCheck.Demand(TestAws.Message("ab\0"), "orders", 100));

        Assert.Equal(("body", 2, '\0'), (thrown.Part, thrown.Position, thrown.Character));
        Assert.StartsWith("The message for orders has U+0000 at position 2 of its body", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_illegal_character_of_an_attribute_is_found_too()
    {
        var thrown = Assert.Throws<IllegalMessageCharacterException>(
            () => MessageCheck.Demand(With(new() { ["note"] = MessageAttribute.Text("a\uD800") }), "orders", 100));

        Assert.Equal(("attribute note", 1), (thrown.Part, thrown.Position));
    }

    [Fact]
    public void Ten_attributes_pass_and_eleven_do_not()
    {
        Dictionary<string, MessageAttribute> ten = Enumerable.Range(0, 10).ToDictionary(number => $"a{number}", number => MessageAttribute.Number(number));

        MessageCheck.Demand(With(ten), "orders", 1000);
        ten.Add("one-more", MessageAttribute.Text("x"));

        Assert.Throws<IllegalMessageException>(() => MessageCheck.Demand(With(ten), "orders", 1000));
    }

    [Fact]
    public void An_empty_body_is_refused() => Assert.Throws<IllegalMessageException>(() => MessageCheck.Demand(TestAws.Message(""), "orders", 100));

    [Fact]
    public void An_empty_attribute_is_refused()
    {
        Assert.Throws<IllegalMessageException>(() => MessageCheck.Demand(With(new() { ["a"] = MessageAttribute.Text("") }), "orders", 100));
        Assert.Throws<IllegalMessageException>(() => MessageCheck.Demand(With(new() { ["a"] = MessageAttribute.Bytes([]) }), "orders", 100));
    }

    private static OutgoingMessage With(Dictionary<string, MessageAttribute> attributes) => new() { Body = "x", Attributes = attributes };
}
