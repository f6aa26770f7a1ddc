using System.Text.RegularExpressions;

namespace Fluxa.Conventions.Tests;

/// <summary>SQL lives in files, one statement each, and says what it is for.</summary>
public sealed partial class SqlFileTests
{
    public static TheoryData<string> SqlFiles => new(Checkout.Files("*.sql").Select(Checkout.Relative));

    [Theory]
    [MemberData(nameof(SqlFiles))]
    public void It_begins_by_saying_what_for(string file)
        => Assert.StartsWith("-- ", File.ReadAllText(Checkout.PathOf(file)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(SqlFiles))]
    public void It_is_one_statement_in_lower_case(string file)
    {
        var code = Comment().Replace(File.ReadAllText(Checkout.PathOf(file)), string.Empty);
        var bare = Literal().Replace(code, "''");

        Assert.DoesNotContain(';', bare.TrimEnd().TrimEnd(';'));
        Assert.DoesNotMatch("[A-Z]", bare);
    }

    [GeneratedRegex("--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    // A function's body between dollar signs is a text too, of the one statement that creates it.
    [GeneratedRegex(@"'[^']*'|(\$\w*\$).*?\1", RegexOptions.Singleline)]
    private static partial Regex Literal();
}
