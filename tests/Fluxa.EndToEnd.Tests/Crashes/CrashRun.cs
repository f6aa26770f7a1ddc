using System.Net;
using System.Text;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.Testing.Processes;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>The life of one case: provoke, see the process die on its line, look at what it left, start another, and see every promise kept.</summary>
internal sealed class CrashRun(CrashCell cell, CrashCase crash)
{
    private const int Killed = 128 + 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var fatal = crash.IsIngest ? await DieInIngestAsync(cancellationToken) : await DieInProcessorAsync(cancellationToken);
        var later = await PostAllAsync([SampleEvent.Make(), SampleEvent.Make(300 * 1024)], cancellationToken);
        await new CrashPromises(cell, crash).HoldAsync(fatal, later, cancellationToken);
    }

    private async Task<IReadOnlyList<SampleEvent>> DieInIngestAsync(CancellationToken cancellationToken)
    {
        await cell.StartIngestAsync(cancellationToken, Armed);
        var fatal = crash.Provocation == Provocation.Large ? SampleEvent.Make(300 * 1024) : SampleEvent.Make();
        using (crash.Provocation == Provocation.Kept ? cell.Break("sqs", "SendMessageBatch") : null)
        {
            Assert.False(await TryPostAsync(fatal, cancellationToken), "The client was told 202 by a process that died before.");
            await DiesAsync(cell.Ingest, cancellationToken);
        }

        await cell.StartIngestAsync(cancellationToken);
        await cell.StartProcessorAsync(cancellationToken);

        // What a client does that was told nothing.
        return await PostAllAsync([fatal], cancellationToken);
    }

    private async Task<IReadOnlyList<SampleEvent>> DieInProcessorAsync(CancellationToken cancellationToken)
    {
        await cell.StartIngestAsync(cancellationToken);
        var fatal = await new CrashProvocations(cell, PostAllAsync).ProvokeAsync(crash.Provocation, cancellationToken);
        await cell.StartProcessorAsync(cancellationToken, Armed);
        await DiesAsync(cell.Processor, cancellationToken);
        await cell.StartProcessorAsync(cancellationToken);
        return fatal;
    }

    private string Armed => $"{crash.Point}:{crash.Hit}";

    private async Task DiesAsync(ServiceProcess process, CancellationToken cancellationToken)
    {
        await Task.WhenAny(process.Exited, Task.Delay(Patience, TimeProvider.System, cancellationToken));
        Assert.True(process.Exited.IsCompleted, $"It lives on: {string.Join(Environment.NewLine, process.Lines.Where(line => !line.Contains("InboxCleaner", StringComparison.Ordinal)).TakeLast(8))}");
        Assert.Equal(Killed, await process.Exited);
        Assert.Contains($"crash point {crash.Point} reached", process.Lines);
        Assert.Equal(crash.Leaves, crash.Leaves.Mask(await cell.LookAsync(cancellationToken)));
    }

    private async Task<IReadOnlyList<SampleEvent>> PostAllAsync(IReadOnlyList<SampleEvent> samples, CancellationToken cancellationToken)
    {
        foreach (var sample in samples)
        {
            await Eventually.BecomesAsync("the client is told 202", () => TryPostAsync(sample, cancellationToken), told => told, Patience);
        }

        return samples;
    }

    private async Task<bool> TryPostAsync(SampleEvent sample, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, crash.Provocation == Provocation.Batch ? "/events/batch" : "/events");
        request.Content = new StringContent(crash.Provocation == Provocation.Batch ? $"[{sample.Json}]" : sample.Json, Encoding.UTF8, "application/json");
        if (crash.Provocation == Provocation.Keyed)
        {
            request.Headers.Add("Idempotency-Key", $"key-of-{sample.Id}");
        }

        try
        {
            using var response = await cell.Ingest.Http.SendAsync(request, cancellationToken);
            return response.StatusCode == HttpStatusCode.Accepted;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
