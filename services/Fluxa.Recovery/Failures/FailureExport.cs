using System.Text.Json;
using Fluxa.Recovery.Http;

namespace Fluxa.Recovery.Failures;

/// <summary>Writes failures line by line while they are read, however many: a page is in memory, never all.</summary>
internal sealed class FailureExport(FailureQueries failures, FailureFilter filter) : IResult
{
    private const int PageRows = 100;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellationToken = httpContext.RequestAborted;
        httpContext.Response.ContentType = "application/x-ndjson";
        PageCursor? after = null;
        while (true)
        {
            var page = await failures.ExportAsync(filter, after, PageRows, cancellationToken);
            foreach (var failure in page)
            {
                await JsonSerializer.SerializeAsync(httpContext.Response.Body, ExportLine.Of(failure), RecoveryJson.Readable.ExportLine, cancellationToken);
                await httpContext.Response.Body.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }

            if (page.Count < PageRows)
            {
                return;
            }

            after = FailureQueries.CursorOf(page[^1].Summary);
        }
    }
}
