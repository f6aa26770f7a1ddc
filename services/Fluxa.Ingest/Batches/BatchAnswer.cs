using System.Globalization;
using System.Text.Json;
using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.ProblemPages;
using Fluxa.Ingest.Identity;

namespace Fluxa.Ingest.Batches;

/// <summary>
/// Says what became of each event of a batch: 202 when all were taken, 207 when some were, else a problem (422, or 503 when trying again may help) that
/// holds the same list.
/// </summary>
internal sealed class BatchAnswer(BatchOutcome.Judged outcome, IngestMetrics metrics, TimeSpan retryAfter) : IResult
{
    private const string Json = "application/json; charset=utf-8";
    private const string ProblemJson = "application/problem+json";
    private static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int _taken = outcome.Items.Count(item => item is BatchItem.Taken);

    private bool IsAll => _taken == outcome.Items.Count;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        Count();
        var response = httpContext.Response;
        var problem = _taken == 0 ? WhyNone() : null;
        response.StatusCode = problem?.Status ?? (IsAll ? StatusCodes.Status202Accepted : StatusCodes.Status207MultiStatus);
        response.ContentType = problem is null ? Json : ProblemJson;
        if (outcome.IsReplayed)
        {
            response.Headers[IdempotencyKey.ReplayedHeader] = "true";
        }

        if (outcome.Items.Any(BatchItems.IsUnavailable))
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (problem is not null)
        {
            response.Headers.CacheControl = "no-store";
        }

        await using var writer = new Utf8JsonWriter(response.BodyWriter, Readable);
        Write(writer, problem, httpContext.GetCorrelationId());
        await writer.FlushAsync(httpContext.RequestAborted);
    }

    private ProblemType WhyNone() => outcome.Items.Any(BatchItems.IsUnavailable) ? Problems.Unavailable : Problems.BatchRejected;

    private void Count()
    {
        metrics.Succeeded(_taken);
        foreach (var rejected in outcome.Items.OfType<BatchItem.Rejected>())
        {
            metrics.Failed(rejected.Problem.Slug);
        }
    }

    private void Write(Utf8JsonWriter json, ProblemType? problem, string correlationId)
    {
        json.WriteStartObject();
        if (problem is not null)
        {
            json.WriteString("type"u8, problem.Uri);
            json.WriteString("title"u8, problem.Title);
            json.WriteNumber("status"u8, problem.Status);
            json.WriteString("detail"u8, "None of the events was taken; results says why, one by one.");
            json.WriteString("correlation_id"u8, correlationId);
        }

        json.WriteNumber("taken"u8, _taken);
        json.WriteNumber("rejected"u8, outcome.Items.Count - _taken);
        json.WriteStartArray("results"u8);
        for (var index = 0; index < outcome.Items.Count; index++)
        {
            BatchItemJson.Write(json, index, outcome.Items[index]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
