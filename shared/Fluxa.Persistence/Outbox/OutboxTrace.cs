using System.Diagnostics;
using System.Text.Json;

namespace Fluxa.Persistence.Outbox;

/// <summary>Carries a trace through the table, in the W3C headers' own names, so that the publish belongs to the request that caused it.</summary>
internal static class OutboxTrace
{
    public const string SourceName = "Fluxa.Persistence";

    private static readonly ActivitySource Source = new(SourceName);

    // MassTransit puts a message's ids into the baggage of the spans around it, and does so anew for every message: not worth a row's bytes.
    private const string MassTransitsOwn = "messaging.";

    /// <summary>The current trace as a JSON object, or null when there is none.</summary>
    public static string? Capture() => Activity.Current is { } activity ? Write(activity) : null;

    /// <summary>The trace as a row keeps it: null when nobody records it and nothing travels with it. Rows are read back after a crash only; from memory every trace goes on.</summary>
    public static string? CaptureForRow(Activity? activity) =>
        activity is not null && (activity.Recorded || Foreign(activity).Any()) ? Write(activity) : null;

    private static string? Write(Activity activity)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        DistributedContextPropagator.Current.Inject(
            activity, headers, static (carrier, name, value) => ((Dictionary<string, string>)carrier!)[name] = value);
        if (!Foreign(activity).Any())
        {
            headers.Remove("baggage");
            headers.Remove("Correlation-Context");
        }

        return headers.Count == 0 ? null : JsonSerializer.Serialize(headers, OutboxJson.Options);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Foreign(Activity activity) =>
        activity.Baggage.Where(item => !item.Key.StartsWith(MassTransitsOwn, StringComparison.Ordinal));

    /// <summary>Starts the publish of a message as part of the trace it was committed in. Null when nobody listens.</summary>
    public static Activity? Restore(OutboxMessage message)
    {
        // Off with the relay's own context: a row belongs to the trace it was written in, or to none.
        Activity.Current = null;
        if (message.Caller is { } caller)
        {
            var going = Source.StartActivity("outbox publish", ActivityKind.Internal, caller.Context);
            foreach (var (name, value) in Foreign(caller))
            {
                going?.AddBaggage(name, value);
            }

            return going;
        }

        if (message.Headers is null)
        {
            return Source.StartActivity("outbox publish", ActivityKind.Internal);
        }

        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(message.Headers, OutboxJson.Options);
        DistributedContextPropagator.Current.ExtractTraceIdAndState(headers, Read, out var traceparent, out var tracestate);
        _ = ActivityContext.TryParse(traceparent, tracestate, isRemote: true, out var parent);
        var activity = Source.StartActivity("outbox publish", ActivityKind.Internal, parent);
        foreach (var (name, value) in DistributedContextPropagator.Current.ExtractBaggage(headers, Read) ?? [])
        {
            activity?.AddBaggage(name, value);
        }

        return activity;
    }

    private static void Read(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        ((Dictionary<string, string>)carrier!).TryGetValue(name, out value);
    }
}
