using System.Globalization;
using Fluxa.Cli.Terminal;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Emulator;
using Fluxa.LocalInfrastructure.Postgres;

namespace Fluxa.Cli.Testing;

/// <summary>Runs the test projects one after the other over one PostgreSQL and one emulator, and counts.</summary>
internal sealed class TestRun(TestSettings settings, TextWriter output, TimeProvider clock)
{
    private readonly Checkout _checkout = Checkout.Find();
    private readonly Paint _paint = Paint.ForTerminal();
    private readonly List<ProjectOutcome> _outcomes = [];

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var projects = TestProjects.Find(_checkout, settings.Projects);
        if (settings.Format)
        {
            await CountAsync("formatting", () => FormatCheck.RunAsync(_checkout, cancellationToken));
        }

        var options = new LocalPostgresOptions { Durable = false, MaxConnections = 500, Progress = line => output.WriteLine(line) };
        await using (var postgres = await LocalPostgres.StartAsync(options, cancellationToken))
        await using (var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), cancellationToken))
        {
            var environment = new Dictionary<string, string?>
            {
                ["FLUXA_TEST_POSTGRES"] = postgres.ConnectionString,
                ["FLUXA_TEST_AWS"] = emulator.ServiceUrl.AbsoluteUri,
            };
            var process = new TestProcess(_checkout, settings, environment);
            foreach (var project in projects)
            {
                await CountAsync(project, () => process.RunAsync(project, cancellationToken));
            }
        }

        return Conclude();
    }

    private async Task CountAsync(string name, Func<Task<ProjectOutcome>> run)
    {
        var started = clock.GetTimestamp();
        var outcome = await run();
        _outcomes.Add(outcome);
        var verdict = outcome.Failures.Count == 0 ? _paint.Green("passed") : _paint.Red($"{outcome.Failures.Count} failed");
        var seconds = clock.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        await output.WriteLineAsync($"{name,-36} {outcome.Passed,5} passed  {seconds,6} s  {verdict}");
        foreach (var failure in outcome.Failures)
        {
            await output.WriteLineAsync($"{Environment.NewLine}{_paint.Red("✗")} {_paint.Bold(failure.Name)}{Environment.NewLine}{Indent(failure.Detail)}{Environment.NewLine}");
        }

        await output.FlushAsync(CancellationToken.None);
    }

    /// <summary>The last line is read by other programs: exactly this, without colour.</summary>
    private int Conclude()
    {
        var passed = _outcomes.Sum(outcome => outcome.Passed);
        var failed = _outcomes.Sum(outcome => outcome.Failures.Count);
        if (passed + failed == 0)
        {
            throw new CliException($"No test's name contains '{settings.Filter}'.");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 ? ExitCodes.Done : ExitCodes.NotSo;
    }

    private static string Indent(string text) => "    " + text.ReplaceLineEndings(Environment.NewLine + "    ");
}
