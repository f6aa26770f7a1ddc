using System.CommandLine;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary>Which redrive.</summary>
internal static class RedriveArgument
{
    public static Argument<Guid> Create() => new("redrive")
    {
        Description = "The redrive's id, which is its plan's.",
        CustomParser = result =>
        {
            if (Guid.TryParse(result.Tokens[0].Value, out var id))
            {
                return id;
            }

            result.AddError($"'{result.Tokens[0].Value}' isn't a redrive's id: 'dlq plan' prints them.");
            return default;
        },
    };
}
