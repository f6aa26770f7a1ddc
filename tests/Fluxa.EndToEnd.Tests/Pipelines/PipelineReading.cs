using System.Net.Http.Json;
using System.Text.Json;

namespace Fluxa.EndToEnd.Tests.Pipelines;

/// <summary>Reads events as a client does: by asking Query until they are there.</summary>
public static class PipelineReading
{
    public static async Task<JsonElement> ReadAsync(this Pipeline pipeline, Guid id, CancellationToken cancellationToken)
    {
        using var response = await Eventually.BecomesAsync(
            $"event {id} can be read",
            () => pipeline.Query.Http.GetAsync($"/events/{id}", cancellationToken),
            response => response.IsSuccessStatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
