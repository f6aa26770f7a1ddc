using System.CommandLine;
using System.Globalization;
using Fluxa.Cli.Bench.Ingest;
using Fluxa.Cli.Bench.Report;
using Fluxa.Cli.Bench.Transport;
using Fluxa.Cli.Traffic;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Bench;

/// <summary><c>fluxa bench</c>: every bench, or one by name.</summary>
internal static class BenchCommand
{
    public static IReadOnlyList<IBench> All { get; } = [new TransportBench(), new Pipeline.PipelineBench(TimeProvider.System), new IngestBench(), new Store.StoreBench(TimeProvider.System), new Recovery.RecoveryBench(TimeProvider.System), new Recovery.SearchBench(TimeProvider.System), new Telemetry.TelemetryBench(TimeProvider.System)];

    public static Command Create()
    {
        var rounds = NumberOption.Whole("--rounds", "How many rounds each median is of.", 3, 1, 99);
        rounds.Recursive = true;
        var scale = Scale();
        var soak = DurationOption.Create("--soak", "How long 'pipeline' watches memory under 2,000 events/s; ten minutes tell more.", TimeSpan.FromSeconds(20), TimeSpan.FromHours(24));
        soak.Recursive = true;
        var json = new Option<bool>("--json") { Description = "Print the report as JSON, and nothing else on standard output.", Recursive = true };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 when a target isn't reached.", Recursive = true };
        var command = new Command("bench", "Measure Fluxa against a named floor in one run, on a stack of its own: medians of several rounds, by turns, after warm-up. Writes artifacts/bench/{name}.json and .md. Without a name: all.")
        {
            rounds, scale, soak, json, strict,
        };
        foreach (var bench in All)
        {
            var one = new Command(bench.Name, bench.About);
            var only = OnlyOption.Of(bench.Parts);
            if (bench.Parts.Count > 0)
            {
                one.Add(only);
            }

            one.SetAction((parsed, cancellationToken) => RunAsync([bench], parsed, bench.Parts.Count > 0 ? parsed.GetValue(only)! : [], cancellationToken));
            command.Add(one);
        }

        command.SetAction((parsed, cancellationToken) => RunAsync(All, parsed, [], cancellationToken));
        return command;

        async Task<int> RunAsync(IReadOnlyList<IBench> benches, ParseResult parsed, IReadOnlyList<string> only, CancellationToken cancellationToken)
        {
            var screen = new BenchScreen(parsed.GetValue(json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var settings = new BenchSettings(parsed.GetValue(rounds), parsed.GetValue(scale), screen) { Soak = parsed.GetValue(soak), Only = only };
            var reached = true;
            foreach (var bench in benches)
            {
                var report = await bench.RunAsync(settings, cancellationToken);
                screen.Show(report);
                screen.Progress($"Written to {await BenchFiles.WriteAsync(Checkout.Find(), report, cancellationToken)}");
                reached &= report.AllReached;
            }

            return reached || !parsed.GetValue(strict) ? ExitCodes.Done : ExitCodes.NotSo;
        }
    }

    private static Option<double> Scale() => new("--scale")
    {
        Description = "Share of the usual amount of work, above 0 and at most 10: small for a quick look, whose figures mean little.",
        HelpName = "x",
        Recursive = true,
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 10)
            {
                return value;
            }

            result.AddError($"--scale must be a number above 0 and at most 10, not '{text}'.");
            return 1;
        },
    };
}
