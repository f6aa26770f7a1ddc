using System.Text.Json;
using Fluxa.Cli.Terminal;

namespace Fluxa.Cli.Up;

/// <summary>What <c>fluxa up</c> shows: its own steps and the services' lines, one at a time.</summary>
internal sealed class UpScreen(TextWriter output, UpSettings settings, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Paint _paint = Paint.ForTerminal();
    private readonly LogRenderer _renderer = new(Paint.ForTerminal());

    /// <summary>A step of the launcher itself.</summary>
    public void Step(string text)
    {
        var now = clock.GetUtcNow();
        var line = settings.Json
            ? JsonSerializer.Serialize(new { timestamp = now, level = "information", correlation_id = (string?)null, message = text, fields = new { service = "fluxa" } })
            : _renderer.Render("fluxa", new LogLine(text, LogLevelName.Information, clock.GetLocalNow(), text, []));
        Write(line);
    }

    /// <summary>A line that a service wrote.</summary>
    public void Hear(string service, string raw)
    {
        if (settings.Json)
        {
            Write(raw);
            return;
        }

        var line = LogLine.Read(raw);
        if (line.Level >= settings.Level)
        {
            Write(_renderer.Render(service, line));
        }
    }

    public void Show(RunState state, string eventId)
    {
        if (settings.Json)
        {
            Write(JsonSerializer.Serialize(new { timestamp = clock.GetUtcNow(), level = "information", correlation_id = (string?)null, message = "Fluxa is ready", fields = new { ingest = state.Ingest, query = state.Query, aws = state.Aws, key = state.ApiKey } }));
            return;
        }

        Write(Welcome.Text(state, eventId, clock.GetUtcNow(), _paint));
    }

    private void Write(string text)
    {
        lock (_gate)
        {
            output.WriteLine(text);
            output.Flush();
        }
    }
}
