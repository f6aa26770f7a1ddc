using System.Text.Json;

namespace Fluxa.Recovery.Failures;

/// <summary>Writes failures line by line while they are read, however many: a page is in memory, never all.</summary>
internal sealed class FailureExport : IResult
{
    private const int PageRows = 100;

    private readonly FailureQueries _failures;
    private readonly FailureFilter _filter;
    private readonly List<StoredFailure> _first;

    private FailureExport(FailureQueries failures, FailureFilter filter, List<StoredFailure> first) => (_failures, _filter, _first) = (failures, filter, first);

    /// <summary>Reads the first page: a store that is away is told before anything was written.</summary>
    public static async Task<FailureExport> BeginAsync(FailureQueries failures, FailureFilter filter, CancellationToken cancellationToken) =>
        new(failures, filter, await failures.ExportAsync(filter, null, PageRows, cancellationToken));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellationToken = httpContext.RequestAborted;
        httpContext.Response.ContentType = "application/x-ndjson";
        var page = _first;
        while (true)
        {
            foreach (var failure in page)
            {
                await JsonSerializer.SerializeAsync(httpContext.Response.Body, ExportLine.Of(failure), RecoveryJson.Readable.ExportLine, cancellationToken);
                await httpContext.Response.Body.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }

            if (page.Count < PageRows)
            {
                return;
            }

            page = await _failures.ExportAsync(_filter, FailureQueries.CursorOf(page[^1].Summary), PageRows, cancellationToken);
        }
    }
}
