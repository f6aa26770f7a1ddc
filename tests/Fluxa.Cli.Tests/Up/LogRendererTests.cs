using Fluxa.Cli.Terminal;
using Fluxa.Cli.Up;

namespace Fluxa.Cli.Tests.Up;

public sealed class LogRendererTests
{
    private readonly LogRenderer _renderer = new(new Paint(enabled: false));

    [Fact]
    public void A_log_line_is_written_for_a_person()
    {
        const string Line = """{"timestamp":"2026-03-04T12:00:01.234Z","level":"warning","correlation_id":"c-1","message":"The queue is slow","fields":{"queue":"fluxa-process-event","elapsed_ms":12}}""";

        Assert.Equal(
            "12:00:01.234 processor  WRN The queue is slow queue=fluxa-process-event elapsed_ms=12 correlation_id=c-1",
            _renderer.Render("processor", LogLine.Read(Line)));
    }

    [Theory]
    [InlineData("Unhandled exception. System.OutOfMemoryException")]
    [InlineData("{ cut off")]
    [InlineData("[1,2]")]
    public void What_is_no_log_line_is_shown_as_it_is(string line)
    {
        var read = LogLine.Read(line);

        Assert.Equal(line, read.Message);
        Assert.Equal(LogLevelName.Error, read.Level);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"level":3,"message":null,"fields":"none","timestamp":"yesterday"}""")]
    public void A_log_line_of_another_shape_is_no_accident(string line) => Assert.Equal(LogLevelName.Information, LogLine.Read(line).Level);
}
