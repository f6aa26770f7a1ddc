using System.Text;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.EndToEnd.Tests.Observing;

/// <summary>A trace as people draw it: one line a span, children below their parent, in the order they began.</summary>
internal static class TraceTree
{
    /// <summary>Spans of these sources are left out when <see cref="Write"/> is asked for the way of an event: each statement and request has one.</summary>
    private static readonly string[] Details = ["Npgsql", "System.Net.Http"];

    public static IReadOnlyList<SpanRecord> Roots(IReadOnlyCollection<SpanRecord> trace)
    {
        var known = trace.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        return [.. trace.Where(span => !known.Contains(span.ParentSpanId))];
    }

    public static string Write(IReadOnlyCollection<SpanRecord> trace)
    {
        var text = new StringBuilder();
        var children = trace.Where(span => !Details.Contains(span.Source)).ToLookup(span => span.ParentSpanId);
        foreach (var root in Roots(trace).OrderBy(span => span.StartedAt))
        {
            Write(root, 0);
        }

        return text.ToString();

        void Write(SpanRecord span, int depth)
        {
            text.Append(' ', 2 * depth).Append(span.Service).Append(": ").Append(span.Name).AppendLine(span.Failed ? " (failed)" : "");
            foreach (var child in children[span.SpanId].OrderBy(child => child.StartedAt))
            {
                Write(child, depth + 1);
            }
        }
    }
}
