using System.Text.Json;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>A batch's answer as a client reads it.</summary>
internal sealed record BatchResult(int Taken, int Rejected, IReadOnlyList<BatchResult.Item> Results, string? Type = null, string? CorrelationId = null)
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static async Task<BatchResult> ReadAsync(HttpResponseMessage response)
    {
        var result = JsonSerializer.Deserialize<BatchResult>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), SnakeCase)!;
        Assert.Equal(Enumerable.Range(0, result.Results.Count), result.Results.Select(item => item.Index));
        return result;
    }

    internal sealed record Item(int Index, Guid? EventId, string Status, string? Type, IReadOnlyList<Problem.Fault>? Errors);
}
