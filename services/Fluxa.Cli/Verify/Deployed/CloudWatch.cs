using System.Globalization;
using System.Text.Json;

namespace Fluxa.Cli.Verify.Deployed;

/// <summary>Asks CloudWatch through the <c>aws</c> command, with whatever credentials that has, what a deployment tells about itself.</summary>
/// <param name="environment">The environment, such as <c>prod</c>.</param>
/// <param name="aws">Runs the command with arguments; answers what it printed.</param>
/// <param name="clock">The time.</param>
internal sealed class CloudWatch(string environment, Func<string[], CancellationToken, Task<string>> aws, TimeProvider clock)
{
    /// <summary>Services write their metrics every minute, and CloudWatch takes one more to show them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(10);

    /// <summary>Whether the events just posted were counted.</summary>
    public async Task<Check> MetricsAsync(CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); ;)
        {
            var now = clock.GetUtcNow();
            var answer = await aws(
                [
                    "cloudwatch", "get-metric-statistics", "--namespace", "Fluxa/Ingest", "--metric-name", "ingest_success", "--statistics", "Sum", "--period", "60",
                    "--start-time", Iso(now - LookBack), "--end-time", Iso(now), "--output", "json",
                ],
                cancellationToken);
            using var document = JsonDocument.Parse(answer);
            var sum = document.RootElement.GetProperty("Datapoints").EnumerateArray().Sum(point => point.GetProperty("Sum").GetDouble());
            if (sum > 0 || clock.GetElapsedTime(started) > Patience)
            {
                return Check.Of("metrics", sum > 0, sum > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"Fluxa/Ingest ingest_success counted {sum:0} in the last {LookBack.TotalMinutes:0} min")
                    : "CloudWatch has no ingest_success of Fluxa/Ingest: is Fluxa__Telemetry__Emf true?");
            }

            await Task.Delay(AskAgain, clock, cancellationToken);
        }
    }

    /// <summary>Whether there are alarms, and none rings.</summary>
    public async Task<Check> AlarmsAsync(CancellationToken cancellationToken)
    {
        var answer = await aws(["cloudwatch", "describe-alarms", "--alarm-name-prefix", $"fluxa-{environment}-", "--output", "json"], cancellationToken);
        using var document = JsonDocument.Parse(answer);
        var alarms = document.RootElement.GetProperty("MetricAlarms").EnumerateArray()
            .Select(alarm => (Name: alarm.GetProperty("AlarmName").GetString(), State: alarm.GetProperty("StateValue").GetString()))
            .ToList();
        var ringing = alarms.Where(alarm => alarm.State == "ALARM").Select(alarm => alarm.Name).ToList();
        return (alarms.Count, ringing.Count) switch
        {
            (0, _) => Check.Of("alarms", false, $"there is no alarm named fluxa-{environment}-…: was the stateless stack deployed?"),
            (_, 0) => Check.Of("alarms", true, $"{alarms.Count} alarms, none rings"),
            _ => Check.Of("alarms", false, $"{string.Join(", ", ringing)}: see docs/runbook.md"),
        };
    }

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
