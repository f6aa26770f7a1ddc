using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;

namespace Fluxa.Hosting.Logging;

/// <summary>Makes one Serilog event of one log call. Which levels pass is decided before, by <c>Logging:LogLevel</c>.</summary>
internal sealed class FluxaLogger(string category, Logger sink, TimeProvider clock, Func<IExternalScopeProvider> scopes) : ILogger
{
    private const string OriginalFormat = "{OriginalFormat}";

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes().Push(state);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        scopes().ForEachScope(static (scope, all) => Collect(scope, all), properties);
        Collect(state, properties);
        properties[LogProperties.Category] = category;
        if (eventId.Id != 0)
        {
            properties[LogProperties.LogId] = eventId.Id;
        }

        var activity = Activity.Current;
        sink.Write(new LogEvent(
            clock.GetUtcNow(),
            LogLevels.ToSerilog(logLevel),
            exception,
            new MessageTemplate([new TextToken(formatter(state, exception))]),
            properties.Select(property => new LogEventProperty(property.Key, new ScalarValue(property.Value))),
            activity?.TraceId ?? default,
            activity?.SpanId ?? default));
    }

    // The inner scope and the call itself come last and win.
    private static void Collect(object? state, Dictionary<string, object?> properties)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> entries)
        {
            return;
        }

        foreach (var (name, value) in entries)
        {
            if (name.Length > 0 && name != OriginalFormat)
            {
                properties[name] = value;
            }
        }
    }
}
