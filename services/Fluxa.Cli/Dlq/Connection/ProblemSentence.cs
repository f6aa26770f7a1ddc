using System.Net;
using System.Text.Json;

namespace Fluxa.Cli.Dlq.Connection;

/// <summary>What a problem+json answer says, in one sentence for the person.</summary>
internal static class ProblemSentence
{
    public static string Of(HttpStatusCode status, byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var problem = document.RootElement;
            var detail = Text(problem, "detail") ?? Text(problem, "title");
            return detail is null ? Bare(status) : $"{detail.TrimEnd('.')}.{Faults(problem)}{CorrelationId(problem)}";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Bare(status);
        }
    }

    private static string Bare(HttpStatusCode status) => $"The Recovery service answered {(int)status} without saying why: is it really the Recovery service?";

    private static string Faults(JsonElement problem)
    {
        if (!problem.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
        {
            return string.Empty;
        }

        var faults = errors.EnumerateArray().Select(error => $"{Text(error, "pointer")}: {Text(error, "detail")}").ToList();
        return faults.Count == 0 ? string.Empty : $" {string.Join("; ", faults)}";
    }

    private static string CorrelationId(JsonElement problem) => Text(problem, "correlation_id") is { } id ? $" (correlation id {id})" : string.Empty;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
