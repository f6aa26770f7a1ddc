using System.Text.Json;
using Fluxa.Cli.Terminal;

namespace Fluxa.Cli.Up;

/// <summary>What <c>fluxa up</c> shows: its own steps and the services' lines, one at a time.</summary>
internal sealed class UpScreen(TextWriter output, UpSettings settings, TimeProvider clock)
{
    private const string Clear = "\r\e[2K";
    private readonly Lock _gate = new();
    private readonly Paint _paint = Paint.ForTerminal();
    private readonly LogRenderer _renderer = new(Paint.ForTerminal());
    private string _pinned = string.Empty;

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

    /// <summary>Whether a line can stay at the bottom: on a terminal that people look at.</summary>
    public bool CanPin => Paint.CanDraw && !settings.Json;

    /// <summary>Keeps a line below all others, in place of the one before.</summary>
    public void Pin(string text)
    {
        lock (_gate)
        {
            _pinned = text;
            output.Write(Clear + text);
            output.Flush();
        }
    }

    private void Write(string text)
    {
        lock (_gate)
        {
            output.WriteLine((_pinned.Length > 0 ? Clear : string.Empty) + text);
            output.Write(_pinned);
            output.Flush();
        }
    }
}
