using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Gameday.Signs;
using Fluxa.Cli.Stack;

namespace Fluxa.Cli.Gameday;

/// <summary>What a scenario has to do with.</summary>
internal sealed class Field(FaultyStack stack, TimeProvider clock) : IAsyncDisposable
{
    private SteadyPosting? _traffic;
    private RecoveryClient? _recovery;
    private QueueDepths? _queues;

    public FaultyStack Stack => stack;

    public TimeProvider Clock => clock;

    public Dictionary<string, StackService> Services { get; } = [];

    public SteadyPosting Traffic => _traffic ?? throw new InvalidOperationException("The field isn't laid out.");

    public RecoveryClient Recovery => _recovery ?? throw new InvalidOperationException("The field isn't laid out.");

    public QueueDepths Queues => _queues ?? throw new InvalidOperationException("The field isn't laid out.");

    /// <summary>For the scenarios that wait for these: with two seconds for everything a busy machine would have failures of its own.</summary>
    public static IReadOnlyDictionary<string, string?> Impatient { get; } = new Dictionary<string, string?>
    {
        ["Fluxa__Processor__Visibility"] = "00:00:12",
        ["Fluxa__Processor__HandlerLimit"] = "00:00:02",
    };

    /// <summary>Waits and times short enough for a practice; every one of them is an option of the services.</summary>
    private static Dictionary<string, string?> Quick => new()
    {
        ["Fluxa__Processor__Retries"] = "1",
        ["Fluxa__Processor__Redeliveries"] = "00:00:01 00:00:02",
        ["Fluxa__Processor__MaxReceives"] = "4",
        ["Fluxa__Outbox__Lease"] = "00:00:06",
        ["Fluxa__Outbox__SweepInterval"] = "00:00:00.500",
        ["Fluxa__Outbox__WatchInterval"] = "00:00:00.500",
        ["Fluxa__Processor__WatchInterval"] = "00:00:00.500",
        ["Fluxa__Recovery__MeasureInterval"] = "00:00:01",
        ["Fluxa__Recovery__OutcomeTime"] = "00:00:20",
        ["Fluxa__Recovery__RepairInterval"] = "00:00:01",
    };

    public async Task LayOutAsync(CancellationToken cancellationToken)
    {
        foreach (var project in new[] { "Fluxa.Ingest", "Fluxa.Processor", "Fluxa.Query", "Fluxa.Recovery" })
        {
            Services[project] = await stack.DeployAsync(project, SettingsOf(project), cancellationToken);
        }

        _queues = new QueueDepths(stack.Emulator);
        _recovery = new RecoveryClient(Services["Fluxa.Recovery"].Url, key: null, "gameday");
        _traffic = new SteadyPosting(Services["Fluxa.Ingest"].Url, clock);
        _traffic.Start();
    }

    /// <summary>Deploys the Processor anew, with a bug or without.</summary>
    public Task DeployProcessorAsync(IReadOnlyDictionary<string, string?> bug, CancellationToken cancellationToken)
    {
        var settings = SettingsOf("Fluxa.Processor");
        foreach (var (name, value) in bug)
        {
            settings[name] = value;
        }

        return Services["Fluxa.Processor"].DeployAsync(settings, cancellationToken);
    }

    /// <summary>Readers ask Query for events, whatever it says.</summary>
    public async Task ReadInVainAsync(int readers, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Services["Fluxa.Query"].Url, Timeout = TimeSpan.FromSeconds(30) };
        await Task.WhenAll(Enumerable.Range(0, readers).Select(_ => ReadAsync()));

        async Task ReadAsync()
        {
            try
            {
                using var answer = await http.GetAsync($"/events/{Guid.CreateVersion7(clock.GetUtcNow())}", cancellationToken);
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // No answer is an answer too.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_traffic is not null)
        {
            await _traffic.DisposeAsync();
        }

        _recovery?.Dispose();
        _queues?.Dispose();
        await stack.DisposeAsync();
    }

    /// <summary>A service refuses settings it doesn't know: each gets its own, and all the outbox's that have one.</summary>
    private static Dictionary<string, string?> SettingsOf(string project) => Quick
        .Where(entry => entry.Key.Contains(project.Replace("Fluxa.", "__", StringComparison.Ordinal) + "__", StringComparison.Ordinal)
            || (project == "Fluxa.Processor" && entry.Key.Contains("__Outbox__", StringComparison.Ordinal)))
        .ToDictionary();
}
