using System.Text;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Transport;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>A caller within its limit, alone and beside one that is far over its own: what the abuser's refusals cost the neighbour.</summary>
internal sealed class NeighbourRounds(IngestStack stack, BenchSettings settings)
{
    private const int NeighbourPerSecond = 100;
    private const int Limit = 200;
    private const int AbuserPerSecond = 5 * Limit;
    private const int Callers = 16;
    private const int CpuWarmUps = 5;
    private const int Taken = 202;
    private const int Refused = 429;
    private const string FloorTitle = "the neighbour alone";
    private readonly TimeSpan _duration = TimeSpan.FromSeconds(settings.Scaled(5));
    private readonly byte[] _body = Encoding.UTF8.GetBytes(IngestStack.Event);
    // Of fewer, the 200 a second that may pass would be more than a tenth.
    private readonly int _counted = settings.Scaled(8000, 4000);
    private int _offered;
    private int _refused;

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var ingest = await stack.StartServiceAsync("Fluxa.Ingest", Limited, cancellationToken);
        var neighbour = await stack.MakeKeyAsync("neighbour", cancellationToken);
        var abuser = await stack.MakeKeyAsync("abuser", cancellationToken);
        var comparison = new Comparison(settings.Rounds, settings.Screen);

        var (alone, beside) = await comparison.RunAsync(
            "a neighbour's p99 in ms",
            token => NeighbourAsync(ingest, neighbour, token),
            async token =>
            {
                var abuse = OpenLoop.RunAsync(AbuserPerSecond, _duration, () => AbuseAsync(ingest, abuser, token), token);
                var p99 = await NeighbourAsync(ingest, neighbour, token);
                await abuse;
                return p99;
            },
            cancellationToken);
        var share = 100.0 * _refused / Math.Max(1, _offered);
        var taking = await stack.StartServiceAsync("Fluxa.Ingest", Unlimited, cancellationToken);
        var (accepted, refusal) = await new Comparison(settings.Rounds, settings.Screen, CpuWarmUps).RunAsync(
            "CPU of a request in µs, refused against taken",
            token => CpuAsync(taking, abuser, Taken, token),
            token => CpuAsync(ingest, abuser, Refused, token),
            cancellationToken);
        return
        [
            new("neighbour_p99", $"POST at {NeighbourPerSecond}/s, p99, beside a key at {AbuserPerSecond}/s that may have {Limit}/s", "ms", beside, alone, FloorTitle, BenchTarget.RatioAtMost(1.2)),
            new("abuser_refused", "of the abuser's requests refused with 429", "%", share, Target: BenchTarget.AtLeastValue(70)),
            new("refusal_cpu", "CPU of a request that is refused with 429, Ingest alone", "µs", refusal, accepted, "one that is taken", BenchTarget.RatioAtMost(0.5)),
        ];
    }

    private static Dictionary<string, string?> Limited => new()
    {
        ["Fluxa__Access__Keys"] = "On",
        ["Fluxa__RateLimits__RequestsPerSecond"] = $"{Limit}",
        ["Fluxa__RateLimits__Burst"] = "00:00:01",
    };

    private static Dictionary<string, string?> Unlimited => new() { ["Fluxa__Access__Keys"] = "On", ["Fluxa__RateLimits__RequestsPerSecond"] = "0", ["Fluxa__RateLimits__EventsPerSecond"] = "0" };

    /// <summary>CPU time of a request in microseconds. Both sides are warmed up by turns: a process that still compiles would make the other look cheap.</summary>
    private async Task<double> CpuAsync(BenchService ingest, string key, int expected, CancellationToken cancellationToken)
    {
        var others = 0;
        var before = ingest.CpuMicroseconds;
        await Crowd.RunAsync(Callers, _counted, async () =>
        {
            var status = await IngestStack.PostUnderKeyAsync(ingest, key, _body, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref others, status == expected ? 0 : 1);
        });
        var used = (ingest.CpuMicroseconds - before) / _counted;
        await stack.Commands.PurgeAsync(cancellationToken);

        // A key over its limit still gets what it may have.
        return others <= _counted / 10 ? used : throw new CliException($"{others} of {_counted} requests were not answered {expected}.");
    }

    private async Task<double> NeighbourAsync(BenchService ingest, string key, CancellationToken cancellationToken)
    {
        var times = await OpenLoop.RunAsync(
            NeighbourPerSecond,
            _duration,
            async () =>
            {
                var status = await IngestStack.PostUnderKeyAsync(ingest, key, _body, cancellationToken).ConfigureAwait(false);
                _ = status == Taken ? status : throw new CliException($"A neighbour within its limit was answered {status}.");
            },
            cancellationToken);
        return times.P99;
    }

    private async Task AbuseAsync(BenchService ingest, string key, CancellationToken cancellationToken)
    {
        var status = await IngestStack.PostUnderKeyAsync(ingest, key, _body, cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref _offered);
        Interlocked.Add(ref _refused, status == Refused ? 1 : 0);
    }
}
