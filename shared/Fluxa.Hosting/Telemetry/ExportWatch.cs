using System.Collections.ObjectModel;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace Fluxa.Hosting.Telemetry;

/// <summary>Says once that exports fail, and once that they work again: the SDK itself tells only who listens to its event source.</summary>
internal sealed partial class ExportWatch(string[] addresses, ILogger logger) : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const string Success = "ExportSuccess";
    private const int MaxReason = 300;

    private bool _fails;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter)
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    // Called on the exporter's own thread, for every exporter of the process.
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // Events of sources that were there before reach a listener while it is being constructed.
        if (logger is null || eventData.Payload is not { Count: > 0 } payload || payload[0]?.ToString() is not { } address || !Array.Exists(addresses, own => Same(own, address)))
        {
            return;
        }

        if (eventData.EventName == Success)
        {
            if (Interlocked.Exchange(ref _fails, false))
            {
                Log.Works(logger, address);
            }
        }
        else if (eventData.Level <= EventLevel.Warning && !Interlocked.Exchange(ref _fails, true))
        {
            Log.Fails(logger, address, eventData.EventName, Reason(payload));
        }
    }

    private static bool Same(string own, string address) => address.StartsWith(own, StringComparison.OrdinalIgnoreCase);

    // The last thing an event says is its exception; the first line of it is enough.
    private static string Reason(ReadOnlyCollection<object?> payload)
    {
        var text = (payload.Count > 1 ? payload[^1]?.ToString() ?? "" : "").Split('\n')[0].Trim();
        return text.Length <= MaxReason ? text : text[..MaxReason];
    }

    private static partial class Log
    {
        [LoggerMessage(3240, LogLevel.Warning, "Traces and metrics can't be exported to {Address} ({Fault}): {Reason} What can't be is dropped; the service goes on, and says so when exports work again")]
        public static partial void Fails(ILogger logger, string address, string? fault, string reason);

        [LoggerMessage(3241, LogLevel.Information, "Exports to {Address} work again")]
        public static partial void Works(ILogger logger, string address);
    }
}
