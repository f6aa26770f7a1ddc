using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fluxa.Ingest.Tests.Factory;

/// <summary>An error as a client reads it.</summary>
internal sealed record Problem
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    public string? CorrelationId { get; init; }

    public IReadOnlyList<Fault> Errors { get; init; } = [];

    /// <summary>Reads the problem and judges what every problem has in common.</summary>
    public static async Task<Problem> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<Problem>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), SnakeCase);
        Assert.NotNull(problem);
        Assert.Equal((int)response.StatusCode, problem.Status);
        Assert.NotEmpty(problem.Title);
        Assert.Equal(response.Headers.GetValues("X-Correlation-ID").Single(), problem.CorrelationId);
        return problem;
    }

    internal sealed record Fault(string Pointer, string Detail);
}
