using System.CommandLine;

namespace Fluxa.Cli.Dlq.Reading;

/// <summary>Which failure.</summary>
internal static class FailureArgument
{
    public static Argument<Guid> Create() => new("failure")
    {
        Description = "The failure's id, from 'dlq list'.",
        CustomParser = result =>
        {
            if (Guid.TryParse(result.Tokens[0].Value, out var id))
            {
                return id;
            }

            result.AddError($"'{result.Tokens[0].Value}' isn't a failure's id: 'dlq list' prints them.");
            return default;
        },
    };
}
