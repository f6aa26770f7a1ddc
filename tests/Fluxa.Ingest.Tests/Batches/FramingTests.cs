using System.Text;
using Fluxa.Ingest.Batches;

namespace Fluxa.Ingest.Tests.Batches;

/// <summary>Elements are found whatever pieces the body arrives in, and exactly their bytes.</summary>
public sealed class FramingTests
{
    [Theory]
    [InlineData("""[{"a":1},{"b":2}]""", """{"a":1}|{"b":2}""")]
    [InlineData("""  [ {"a": 1 } , {"b":[2,{"c":"],}"}]} ]  """, """{"a": 1 }|{"b":[2,{"c":"],}"}]}""")]
    [InlineData("[\"a,b]\\\"\",1,true , null,[[]],{}]", "\"a,b]\\\"\"|1|true|null|[[]]|{}")]
    [InlineData("[\"\\\\\",\"\\\"\\\\\"]", "\"\\\\\"|\"\\\"\\\\\"")]
    [InlineData("[1 \r\n\t, 2\n]", "1|2")]
    [InlineData("[nonsense here,{]", null)]
    [InlineData("[]", "")]
    [InlineData("[ ]", "")]
    [InlineData("", null)]
    [InlineData("[", null)]
    [InlineData("[1", null)]
    [InlineData("[1,", null)]
    [InlineData("[1,]", null)]
    [InlineData("[,1]", null)]
    [InlineData("[1,,2]", null)]
    [InlineData("[\"abc", null)]
    [InlineData("[{\"a\":1}", null)]
    [InlineData("[{}}]", null)]
    [InlineData("[}", null)]
    [InlineData("[1]]", null)]
    [InlineData("[1] x", null)]
    [InlineData("{}", null)]
    public void An_array_falls_into_its_elements(string body, string? elements) => AssertFalls(() => new ArrayFraming(), body, elements);

    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", """{"a":1}|{"b":2}""")]
    [InlineData("{\"a\":1}\r\n{\"b\":2}", """{"a":1}|{"b":2}""")]
    [InlineData("\n\n \t {\"a\": 1} \t\r\n\r\n  \n{}\n \n", """{"a": 1}|{}""")]
    [InlineData("broken{\n{}\n\"", "broken{|{}|\"")]
    [InlineData("", "")]
    [InlineData("\r\n", "")]
    public void Lines_are_elements_whatever_they_hold(string body, string elements) => AssertFalls(() => new LineFraming(), body, elements);

    [Fact]
    public void One_element_more_than_allowed_is_noticed_when_it_ends()
    {
        var full = new ArrayFraming();
        Assert.True(full.Append(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("1", BatchLimits.MaxEvents)) + "]")));
        full.Complete();
        Assert.Equal((false, BatchLimits.MaxEvents), (full.IsTooMany, full.Elements.Count));

        var more = new ArrayFraming();
        Assert.False(more.Append(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("1", BatchLimits.MaxEvents + 1)) + ",")));
        Assert.True(more.IsTooMany);
    }

    [Fact]
    public void A_fault_says_at_which_byte()
    {
        var framing = new ArrayFraming();

        framing.Append("[1,"u8);
        framing.Append(" ,2]"u8);

        Assert.Equal("Byte 5: ',' follows where an event must stand.", framing.Fault?.Detail);
    }

    private static void AssertFalls(Func<BatchFraming> begin, string body, string? elements)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        foreach (var pieceLength in new[] { 1, 2, 3, 7, int.MaxValue })
        {
            var framing = begin();
            foreach (var piece in bytes.Chunk(Math.Min(pieceLength, Math.Max(1, bytes.Length))))
            {
                if (!framing.Append(piece))
                {
                    break;
                }
            }

            framing.Complete();

            Assert.Equal(elements is null, framing.Fault is not null);
            if (elements is not null)
            {
                Assert.Equal(elements, string.Join('|', framing.Elements.Select(range => Encoding.UTF8.GetString(bytes, range.Start, range.Length))));
            }
        }
    }
}
