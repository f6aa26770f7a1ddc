using System.Text;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>A caller within its limit, alone and beside one that is far over its own: what the abuser's refusals cost the neighbour.</summary>
internal sealed class NeighbourRounds(IngestStack stack, BenchSettings settings)
{
    private const int NeighbourPerSecond = 100;
    private const int Limit = 200;
    private const int AbuserPerSecond = 5 * Limit;
    private const string FloorTitle = "the neighbour alone";
    private readonly TimeSpan _duration = TimeSpan.FromSeconds(settings.Scaled(5));
    private readonly byte[] _body = Encoding.UTF8.GetBytes(IngestStack.Event);
    private int _offered;
    private int _refused;

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var ingest = await stack.StartServiceAsync("Fluxa.Ingest", new Dictionary<string, string?>
        {
            ["Fluxa__Access__Keys"] = "On",
            ["Fluxa__RateLimits__RequestsPerSecond"] = $"{Limit}",
            ["Fluxa__RateLimits__Burst"] = "00:00:01",
        }, cancellationToken);
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
        return
        [
            new("neighbour_p99", $"POST at {NeighbourPerSecond}/s, p99, beside a key at {AbuserPerSecond}/s that may have {Limit}/s", "ms", beside, alone, FloorTitle, BenchTarget.RatioAtMost(1.2)),
            new("abuser_refused", "of the abuser's requests refused with 429", "%", 100.0 * _refused / Math.Max(1, _offered), Target: BenchTarget.AtLeastValue(70)),
        ];
    }

    private async Task<double> NeighbourAsync(HttpClient ingest, string key, CancellationToken cancellationToken)
    {
        var times = await OpenLoop.RunAsync(
            NeighbourPerSecond,
            _duration,
            async () =>
            {
                var status = await IngestStack.PostAsync(ingest, key, _body, cancellationToken).ConfigureAwait(false);
                _ = status == 202 ? status : throw new CliException($"A neighbour within its limit was answered {status}.");
            },
            cancellationToken);
        return times.P99;
    }

    private async Task AbuseAsync(HttpClient ingest, string key, CancellationToken cancellationToken)
    {
        var status = await IngestStack.PostAsync(ingest, key, _body, cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref _offered);
        Interlocked.Add(ref _refused, status == 429 ? 1 : 0);
    }
}
