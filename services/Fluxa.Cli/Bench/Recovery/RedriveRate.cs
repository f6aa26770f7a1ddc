using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.Cli.Bench.Report;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary>10,000 failures sent back at 500 a second and processed.</summary>
internal sealed class RedriveRate(RecoveryGround ground)
{
    private const int Usual = 10_000;
    private const int Rate = 500;
    private const double MostPercentOff = 5;
    private const string Reason = "redrive_bench";

    // The first batch starts the clock; what it sent is no part of the time after it.
    private const string RateSql = """
        select count(*) filter (where claimed_at > first) / extract(epoch from max(claimed_at) - min(first))::float8
        from redrive_items, (select min(claimed_at) as first from redrive_items) as start
        """;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<BenchMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        var count = ground.Settings.Scaled(Usual, 200);
        await ground.CollectAsync(ground.Failures(count, Reason), cancellationToken);
        using var http = new HttpClient { BaseAddress = ground.Recovery.Url };
        var plan = await PostAsync(http, "/redrives/plan", new { filter = new { reason = Reason }, rate_per_second = Rate, canary = false }, cancellationToken);
        var id = plan.GetProperty("redrive_id").GetString();
        await PostAsync(http, $"/redrives/{id}/execute", new { reason = "bench" }, cancellationToken);
        var processed = await EndsAsync(http, $"/redrives/{id}", cancellationToken);
        var rate = await ground.Stack.AskAsync<double>(RateSql, cancellationToken);
        ground.Settings.Screen.Progress(string.Create(CultureInfo.InvariantCulture, $"Redrive of {count:#,0} at {Rate}/s: {rate:0.#}/s, {processed:#,0} processed"));
        return
        [
            new("redrive_rate", string.Create(CultureInfo.InvariantCulture, $"Redrive of {count:#,0} at {Rate}/s"), "messages/s", rate),
            new("redrive_rate_off", "off its rate", "%", Math.Abs(rate - Rate) / Rate * 100, Target: BenchTarget.AtMostValue(MostPercentOff)),
            new("redrive_processed", "of them processed", "%", processed * 100.0 / count, Target: BenchTarget.AtLeastValue(100)),
        ];
    }

    private async Task<int> EndsAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        var started = ground.Clock.GetTimestamp();
        while (ground.Clock.GetElapsedTime(started) < Patience)
        {
            var redrive = await http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), cancellationToken);
            if (redrive.GetProperty("ended_at").ValueKind != JsonValueKind.Null)
            {
                return redrive.GetProperty("totals").GetProperty("processed").GetInt32();
            }

            await Task.Delay(Look, ground.Clock, cancellationToken);
        }

        throw new CliException($"The redrive did not end within {Patience.TotalMinutes:0} minutes.");
    }

    private static async Task<JsonElement> PostAsync<TBody>(HttpClient http, string path, TBody body, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new CliException($"{path} answered {(int)answer.StatusCode}: {text}");
    }
}
