using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fluxa.Contracts.Tests;

/// <summary>docs/asyncapi.yaml names the members that the messages have.</summary>
public sealed partial class AsyncApiTests
{
    [Theory]
    [InlineData(typeof(IngestEvent))]
    [InlineData(typeof(EventPersisted))]
    public void A_message_is_described_member_by_member(Type message)
    {
        var section = Regex.Match(Page(), $@"^    {message.Name}:\n      name: urn:message:Fluxa\.Contracts:{message.Name}\n(?<text>(?:      .*\n)+)", RegexOptions.Multiline);

        var described = Member().Matches(section.Groups["text"].Value).Select(match => match.Groups["name"].Value);

        Assert.Equal(message.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)), described);
    }

    private static string Page([CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "asyncapi.yaml"));

    [GeneratedRegex(@"^          (?<name>\w+): \{ type", RegexOptions.Multiline)]
    private static partial Regex Member();
}
