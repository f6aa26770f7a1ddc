using System.Text;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Transport;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>
/// Bodies of 10 MiB that stream through an Ingest of their own to S3: first as many one after the other, so that all is compiled and every pool has grown as far as one request
/// makes it, then side by side. What the process then holds more is what each further request holds, garbage that was not collected yet included.
/// </summary>
internal sealed class LargeBodies(IngestStack stack, BenchSettings settings)
{
    private const int AtOnce = 16;
    private const int Bytes = 10 * 1024 * 1024;
    private const double KibibytesOfMebibyte = 1024;
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(20);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        List<double> held = [];
        for (var round = 1; round <= settings.Rounds; round++)
        {
            // A new process each time: memory that a pool once took is not given back soon.
            held.Add(await RoundAsync(cancellationToken));
            settings.Screen.Progress($"bodies of 10 MiB: round {round} of {settings.Rounds}: {BenchFigure.Of(held[^1])} KiB a request");
        }

        return [new("large_memory", $"POST of 10 MiB, {AtOnce} at once: resident memory above one at a time, a further request", "KiB", Median.Of(held), Target: BenchTarget.AtMostValue(256))];
    }

    private async Task<double> RoundAsync(CancellationToken cancellationToken)
    {
        await using var ingest = await stack.StartServiceAsync("Fluxa.Ingest", cancellationToken);
        var body = Body();
        var alone = await PeakAsync(ingest, () => Crowd.RunAsync(1, AtOnce, () => IngestStack.PostAsync(ingest, "/events", body, cancellationToken)));
        var together = await PeakAsync(ingest, () => Crowd.RunAsync(AtOnce, AtOnce, () => IngestStack.PostAsync(ingest, "/events", body, cancellationToken)));
        await stack.Commands.PurgeAsync(cancellationToken);
        return Math.Max(0, together - alone) * KibibytesOfMebibyte / (AtOnce - 1);
    }

    private static async Task<double> PeakAsync(BenchService ingest, Func<Task> work)
    {
        var peak = ingest.ResidentMegabytes;
        using var timer = new PeriodicTimer(SampleEvery, TimeProvider.System);
        for (var working = work(); !working.IsCompleted;)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            peak = Math.Max(peak, ingest.ResidentMegabytes);
            if (working.IsCompleted)
            {
                await working;
            }
        }

        return peak;
    }

    private static byte[] Body()
    {
        var head = Encoding.UTF8.GetBytes(IngestStack.Event[..^2] + ",\"pad\":\"");
        byte[] body = [.. head, .. Enumerable.Repeat((byte)'x', Bytes - head.Length - 3), .. "\"}}"u8];
        return body;
    }
}
