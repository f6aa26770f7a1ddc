using System.Globalization;
using Fluxa.Cli.Terminal;

namespace Fluxa.Cli.Up;

/// <summary>Writes a service's log line for a person: time, service, level, message, fields.</summary>
internal sealed class LogRenderer(Paint paint)
{
    private const int NameWidth = 10;

    public string Render(string service, LogLine line)
    {
        var time = line.Timestamp is { } at ? at.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) : "            ";
        var fields = string.Join(' ', line.Fields.Select(field => $"{field.Key}={field.Value}"));
        return $"{paint.Dim(time)} {Name(service)} {Level(line.Level)} {line.Message}{(fields.Length > 0 ? " " + paint.Dim(fields) : string.Empty)}";
    }

    private string Name(string service)
    {
        var padded = service.PadRight(NameWidth);
        return service switch
        {
            "ingest" => paint.Cyan(padded),
            "processor" => paint.Magenta(padded),
            "query" => paint.Blue(padded),
            _ => paint.Bold(padded),
        };
    }

    private string Level(LogLevelName level) => level switch
    {
        LogLevelName.Trace => paint.Dim("TRC"),
        LogLevelName.Debug => paint.Dim("DBG"),
        LogLevelName.Information => paint.Green("INF"),
        LogLevelName.Warning => paint.Yellow("WRN"),
        LogLevelName.Error => paint.Red("ERR"),
        _ => paint.Red("CRT"),
    };
}
