using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Rounds;
using Fluxa.Cli.Bench.Stack;
using Fluxa.LocalInfrastructure.Otlp;

namespace Fluxa.Cli.Bench.Telemetry;

/// <summary><c>fluxa bench telemetry</c>: what it costs to be seen.</summary>
internal sealed class TelemetryBench(TimeProvider clock) : IBench
{
    private const double Limit = 0.95;
    private const int WarmUps = 5;
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    private static readonly string[] Notes =
    [
        "Floor: the same services with no log line, no span and no export. Each way of telemetry has an Ingest and a Processor of its own; a round posts as fast as is answered while the Processor stands still, then lets it drain what was posted; all take turns, each round beginning with another one.",
        "Control: the floor once more, in processes of its own. By so much processes differ that do the same.",
        "Metrics are exported every 5 s, twelve times as often as by default. The collector shares the machine's cores; it takes everything and reads nothing.",
    ];

    public string Name => "telemetry";

    public IReadOnlyList<string> Parts { get; } = [.. TelemetryMode.All("", "", "").Select(mode => mode.Key)];

    public string About => "Measure what telemetry costs: Ingest's POST and the Processor without any, with logs, traces and metrics over OTLP, with EMF lines, and with a collector that is down or never answers.";

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Starting a stack of its own");
        await using var collector = await OtlpReceiver.StartCountingAsync(cancellationToken);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var stack = await BenchStack.StartAsync(cancellationToken);
        await using (stack)
        {
            List<TelemetryMode> modes = [TelemetryMode.Off, .. TelemetryMode.All(collector.Endpoint, "http://127.0.0.1:1", $"http://{silent.LocalEndpoint}").Where(mode => settings.Wants(mode.Key))];
            var services = new List<ObservedServices>();
            foreach (var mode in modes)
            {
                services.Add(await ObservedServices.StartAsync(stack, mode, clock, cancellationToken));
            }

            var duration = Usual * Math.Min(1, settings.Scale);
            var taken = await new Turns(settings.Rounds, settings.Screen, WarmUps, rotates: true).RunAsync(
                "Processor, events/s",
                ObservedServices.Process,
                [.. modes.Zip(services, (mode, pair) => new Side(mode.Key, token => pair.RoundAsync(duration, token)))],
                cancellationToken);
            services.ForEach(pair => pair.Dispose());
            var measures = modes.Zip(taken).Skip(1).SelectMany(pair => Measures(pair.First, new ComparedFigures(taken[0], pair.Second))).ToList();
            var note = string.Create(CultureInfo.InvariantCulture, $"The collector was sent {collector.Requests} exports of {collector.Bytes / 1024.0 / 1024:0.0} MiB in all.");
            return new BenchReport(Name, clock.GetUtcNow(), Machine.Description, settings.Rounds, measures, [.. Notes, note]);
        }
    }

    private static IEnumerable<BenchMeasure> Measures(TelemetryMode mode, ComparedFigures figures)
    {
        var limit = mode.Limited ? BenchTarget.RatioAtLeast(Limit) : null;
        return
        [
            Measure(ObservedServices.Process, "Processor", "events/s", limit),
            Measure(ObservedServices.ProcessCpu, "Processor's CPU", "µs/event", null),
            Measure(ObservedServices.Post, "POST", "requests/s", limit),
            Measure(ObservedServices.PostCpu, "Ingest's CPU", "µs/request", null),
        ];

        BenchMeasure Measure(string figure, string what, string unit, BenchTarget? target) =>
            new($"{mode.Key}_{figure}", $"{mode.Title}: {what}", unit, figures.Ours(figure), figures.Floor(figure), TelemetryMode.Off.Title, target);
    }
}
