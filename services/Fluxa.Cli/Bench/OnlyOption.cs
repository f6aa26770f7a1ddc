using System.CommandLine;

namespace Fluxa.Cli.Bench;

/// <summary><c>--only</c>: some of a bench's parts, for a look at one thing or a machine that is quiet for minutes only.</summary>
internal static class OnlyOption
{
    public static Option<string[]> Of(IReadOnlyList<string> parts) => new("--only")
    {
        Description = $"Measure only these parts, separated by commas: {string.Join(", ", parts)}.",
        HelpName = "parts",
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            var asked = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
            foreach (var unknown in asked.Except(parts))
            {
                result.AddError($"--only takes {string.Join(", ", parts)}, not '{unknown}'.");
            }

            return asked;
        },
    };
}
