using Spectre.Console;

namespace Fluxa.Cli.Terminal;

/// <summary>Colours for lines of unknown length: Spectre would break them at the terminal's width.</summary>
internal sealed class Paint(bool enabled)
{
    /// <summary>Colours when the terminal has them and NO_COLOR isn't set.</summary>
    public static Paint ForTerminal() => new(CanDraw && AnsiConsole.Profile.Capabilities.ColorSystem != ColorSystem.NoColors);

    /// <summary>Whether this is a terminal that understands more than lines, in colour or not.</summary>
    public static bool CanDraw => AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected;

    public string Dim(string text) => In(text, "2");

    public string Bold(string text) => In(text, "1");

    public string Red(string text) => In(text, "31");

    public string Green(string text) => In(text, "32");

    public string Yellow(string text) => In(text, "33");

    public string Cyan(string text) => In(text, "36");

    public string Magenta(string text) => In(text, "35");

    public string Blue(string text) => In(text, "34");

    private string In(string text, string code) => enabled && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
