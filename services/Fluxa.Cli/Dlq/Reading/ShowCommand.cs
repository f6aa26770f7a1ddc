using System.CommandLine;
using System.Text.Json;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;

namespace Fluxa.Cli.Dlq.Reading;

/// <summary><c>fluxa dlq show</c>.</summary>
internal static class ShowCommand
{
    public static Command Create(ConnectionOptions connection)
    {
        var id = FailureArgument.Create();
        var payload = new Option<bool>("--payload") { Description = "Print the payload's exact bytes, and nothing else." };
        var original = new Option<bool>("--original") { Description = "With --payload: as it was before it was edited." };
        var command = new Command("show", "One failure with all that is known: cause, stack, headers, attempts, redrives, audit.") { id, payload, original };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var session = connection.Open(parsed);
            var failure = parsed.GetValue(id);
            if (parsed.GetValue(payload))
            {
                var query = QueryString.Of(("original", parsed.GetValue(original) ? "true" : null));
                await using var output = Console.OpenStandardOutput();
                await session.Client.CopyAsync($"failures/{failure}/payload{query}", output, cancellationToken);
                return ExitCodes.Done;
            }

            var answer = await session.Client.GetAsync($"failures/{failure}", cancellationToken);
            return session.Answer(answer, () => Print(answer, session.Output, string.Empty));
        });
        return command;
    }

    /// <summary>Everything the answer has, names and values, what is inside further in: nothing is hidden because this program doesn't know it.</summary>
    internal static void Print(JsonElement value, TextWriter output, string indent)
    {
        foreach (var property in value.EnumerateObject())
        {
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.Null:
                    break;
                case JsonValueKind.Object:
                    output.WriteLine($"{indent}{property.Name}:");
                    Print(property.Value, output, indent + "  ");
                    break;
                case JsonValueKind.Array:
                    PrintItems(property, output, indent);
                    break;
                default:
                    output.WriteLine($"{indent}{property.Name}: {Lines(property.Value.ToString(), indent)}");
                    break;
            }
        }
    }

    private static void PrintItems(JsonProperty list, TextWriter output, string indent)
    {
        foreach (var item in list.Value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                output.WriteLine($"{indent}{list.Name}:");
                Print(item, output, indent + "  ");
            }
            else
            {
                output.WriteLine($"{indent}{list.Name}: {Lines(item.ToString(), indent)}");
            }
        }
    }

    /// <summary>A stack keeps its lines, further in; other control characters must not reach the terminal.</summary>
    private static string Lines(string text, string indent)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => new string([.. line.Select(character => char.IsControl(character) ? ' ' : character)]));
        return string.Join($"{Environment.NewLine}{indent}    ", lines);
    }
}
