using Fluxa.Cli.Dlq.Tables;

namespace Fluxa.Cli.Tests.Dlq;

public sealed class TextTableTests
{
    [Fact]
    public void Sets_cells_below_each_other()
    {
        var table = new TextTable("ID", "MESSAGE");
        table.Add("1", "short");
        table.Add("1000", null);

        Assert.Equal(["ID    MESSAGE", "1     short", "1000  -"], Lines(table));
    }

    [Fact]
    public void Lets_no_foreign_text_speak_to_the_terminal_or_break_a_line()
    {
        var table = new TextTable("MESSAGE");
        table.Add("a\r\nb\u001b[31mc\tend");

        Assert.Equal(["MESSAGE", "a  b [31mc end"], Lines(table));
    }

    private static string[] Lines(TextTable table)
    {
        using var output = new StringWriter();
        table.WriteTo(output);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
