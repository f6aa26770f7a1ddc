using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Testing.Processes;

namespace Fluxa.EndToEnd.Tests.Faults;

/// <summary>Every option of docs/configuration.md (which is held to the code) wrong at once, in every service.</summary>
public sealed partial class WrongOptionsTests
{
    private const int WrongConfiguration = 78;
    private const string Nonsense = "neither-this-nor-that";
    private static readonly string[] Projects = ["Fluxa.Ingest", "Fluxa.Processor", "Fluxa.Query", "Fluxa.Recovery"];
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_service_stops_at_start_and_between_them_they_name_every_option_that_is_no_text()
    {
        var options = Option().Matches(Page()).Select(match => match.Groups["key"].Value).ToList();
        var environment = ServiceEnvironment.Create("Host=127.0.0.1;Port=1;Username=x;Database=x", new Uri("http://127.0.0.1:1"));
        options.ForEach(option => environment[option.Replace(":", "__", StringComparison.Ordinal)] = Nonsense);

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in Projects)
        {
            await using var service = await ServiceProcess.StartAsync(project, environment, _cancellationToken);
            Assert.Equal(WrongConfiguration, await service.Exited.WaitAsync(TimeSpan.FromSeconds(60), _cancellationToken));
            var faults = service.Log.Select(line => line.GetProperty("message").GetString()!).Where(message => message.StartsWith("Wrong configuration: ", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(faults);
            Assert.DoesNotContain(service.Lines, line => line.Contains(Nonsense, StringComparison.Ordinal));
            named.UnionWith(options.Where(option => faults.Exists(fault => fault.Contains($"{option} ", StringComparison.Ordinal))));
        }

        Assert.Empty(options.Except(named));
        Assert.InRange(options.Count, 50, int.MaxValue);
    }

    private static string Page([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "configuration.md"));

    [GeneratedRegex(@"^\| `(?<key>Fluxa:[^`]+)` \| (?!text)", RegexOptions.Multiline)]
    private static partial Regex Option();
}
