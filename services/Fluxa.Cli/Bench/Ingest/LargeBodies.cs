using System.Text;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Stack;
using Fluxa.Cli.Bench.Transport;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>Bodies of 10 MiB that stream through Ingest to S3 side by side: how much memory each holds while it does.</summary>
internal sealed class LargeBodies(IngestStack stack)
{
    private const int AtOnce = 16;
    private const int Bytes = 10 * 1024 * 1024;
    private const double KibibytesOfMebibyte = 1024;
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(20);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var body = Body();
        await stack.PostAsync("/events", body, cancellationToken);
        var before = ProcessTimes.ResidentMegabytes(stack.IngestProcess);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var peak = PeakAsync(before, stop.Token);
        await Crowd.RunAsync(AtOnce, AtOnce, () => stack.PostAsync("/events", body, cancellationToken));
        await stop.CancelAsync();
        var perRequest = (await peak - before) * KibibytesOfMebibyte / AtOnce;
        return [new("large_memory", $"POST of 10 MiB, {AtOnce} at once: resident memory above what one took, a request", "KiB", perRequest, Target: BenchTarget.AtMostValue(256))];
    }

    private async Task<double> PeakAsync(double peak, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(SampleEvery, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                peak = Math.Max(peak, ProcessTimes.ResidentMegabytes(stack.IngestProcess));
            }
        }
        catch (OperationCanceledException)
        {
            // The bodies are through.
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
