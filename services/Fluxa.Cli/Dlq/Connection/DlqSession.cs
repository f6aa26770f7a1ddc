using System.Text.Json;

namespace Fluxa.Cli.Dlq.Connection;

/// <summary>One command's conversation with the Recovery service and the person.</summary>
/// <param name="Client">The service.</param>
/// <param name="Json">The answer is printed as it came.</param>
/// <param name="Output">Answers.</param>
/// <param name="Error">Progress and hints.</param>
/// <param name="Clock">Now, for ages.</param>
internal sealed record DlqSession(RecoveryClient Client, bool Json, TextWriter Output, TextWriter Error, TimeProvider Clock) : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void Dispose() => Client.Dispose();

    /// <summary>Prints the answer as JSON, or lets the command print it for people.</summary>
    public int Answer(JsonElement answer, Action print)
    {
        if (Json)
        {
            Output.WriteLine(JsonSerializer.Serialize(answer, Indented));
        }
        else
        {
            print();
        }

        return ExitCodes.Done;
    }

    /// <summary>A hint for people: what to type next.</summary>
    public void Hint(string text)
    {
        if (!Json)
        {
            Error.WriteLine(text);
        }
    }
}
