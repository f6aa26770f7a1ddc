using System.Text;

namespace Fluxa.Events.Tests.Json;

/// <summary>A fault says where: pointer, line, byte.</summary>
public sealed class FaultPlaceTests
{
    [Theory]
    [InlineData("""{"amount":1e400}""", "/amount", "Line 1, byte 16: The number is too large")]
    [InlineData("""{"a":{"b":[0,{"c":"\u0000"}]}}""", "/a/b/1/c", "Line 1, byte 25: U+0000")]
    [InlineData("""{"a":1,"b":2,"a":3}""", "/a", "Line 1, byte 16: The same name")]
    [InlineData("""{"a/b":{"c~d":[tru]}}""", "/a~1b/c~0d/0", "Line 1, byte 19: Did you mean true?")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": 01\n}", "/b", "Line 3, byte 9: A number has no leading zeros.")]
    [InlineData("{\"a\":1,}", "", "Line 1, byte 8: '}' follows where a name in double quotes must stand; a trailing comma")]
    [InlineData("{\"a\":[1,]}", "/a/0", "Line 1, byte 9: ']' follows where a value must stand; a trailing comma")]
    [InlineData("{\"a\":\"x\ty\"}", "/a", "Line 1, byte 8: A control character (0x09) must be escaped")]
    [InlineData("{\"a\":\"\\ud83dx\"}", "/a", "Line 1, byte 13: \\ud83d is half of a surrogate pair")]
    [InlineData("{\"a\":\"\\udc00\"}", "/a", "Line 1, byte 12: \\udc00 is half of a surrogate pair")]
    [InlineData("", "", "Line 1, byte 1: The document is empty.")]
    [InlineData("{\"a\":1", "/a", "Line 1, byte 7: The document ends where a comma or '}' must stand")]
    [InlineData("{} {}", "", "Line 1, byte 4: '{' where the end of the document must stand.")]
    [InlineData("{'a':1}", "", "Line 1, byte 2: Strings and names take double quotes.")]
    [InlineData("{\"a\":NaN}", "/a", "Line 1, byte 6: NaN and Infinity are not JSON.")]
    [InlineData("{\"a\":1 // x\n}", "/a", "Line 1, byte 8: Comments are not allowed.")]
    [InlineData("\uFEFF{}", "", "Line 1, byte 1: The document begins with a byte order mark")]
    public void Says_where_and_what(string document, string place, string detail)
    {
        var fault = ScannerProbe.FaultOf(Encoding.UTF8.GetBytes(document));

        Assert.NotNull(fault);
        Assert.Equal(place, fault.Pointer);
        Assert.StartsWith(detail, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_a_long_name_at_a_character()
    {
        var fault = ScannerProbe.FaultOf(Encoding.UTF8.GetBytes("{\"" + string.Concat(Enumerable.Repeat("€", 50)) + "\":x}"));

        Assert.Equal("/" + string.Concat(Enumerable.Repeat("€", 42)) + "…", fault?.Pointer);
    }

    [Fact]
    public void Names_UTF_16_when_it_sees_it()
        => Assert.Contains("Send UTF-8, not UTF-16", ScannerProbe.FaultOf(Encoding.Unicode.GetBytes("{}"))?.Detail, StringComparison.Ordinal);
}
