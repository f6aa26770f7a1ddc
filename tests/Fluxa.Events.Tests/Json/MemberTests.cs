namespace Fluxa.Events.Tests.Json;

/// <summary>What a scanner tells of the outermost object's members.</summary>
public sealed class MemberTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Tells_name_kind_text_length_and_place_of_each_member(int pieceLength)
    {
        var members = ScannerProbe.MembersOf("""{"a":"x\u20acy", "b" : -1.50 ,"c":{"d":[1,"z"]},"e":[{}],"f":true,"g":null,"h":false,"i":""}"""u8, pieceLength);

        Assert.Equal(
            [
                "root Object",
                "a String 'x€y' 3 5..15",
                "b Number '-1.50' 5 23..28",
                "c Object '' 0 34..47",
                "e Array '' 0 52..56",
                "f True '' 0 61..65",
                "g Null '' 0 70..74",
                "h False '' 0 79..84",
                "i String '' 0 89..91",
            ],
            members);
    }

    [Fact]
    public void Keeps_the_beginning_of_a_long_string_and_counts_all_of_it()
    {
        var members = ScannerProbe.MembersOf([.. "{\"a\":\""u8, .. Enumerable.Repeat((byte)'s', 5000), .. "\"}"u8]);

        Assert.Equal($"a String '{new string('s', 1024)}' 5000 5..5007", members[1]);
    }

    [Fact]
    public void Counts_characters_not_bytes_and_not_UTF_16_units()
        => Assert.Contains("a String '😀é€' 3 5..16", ScannerProbe.MembersOf("{\"a\":\"😀é€\"}"u8));

    [Theory]
    [InlineData("[1]", "root Array")]
    [InlineData("\"a\"", "root String")]
    [InlineData("1", "root Number")]
    [InlineData("null", "root Null")]
    public void Tells_the_kind_of_a_document_that_is_no_object(string document, string told)
        => Assert.Equal([told], ScannerProbe.MembersOf(System.Text.Encoding.UTF8.GetBytes(document)));
}
