using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Chaos;

/// <summary>One instance of a service that faults kill, freeze and start anew, always on the same port.</summary>
internal sealed class ChaosService(string name, string project, IReadOnlyDictionary<string, string?> environment, string logFile) : IAsyncDisposable
{
    private static readonly TimeSpan ReadyTime = TimeSpan.FromMinutes(2);
    private readonly StreamWriter _log = new(logFile);
    private LocalService? _running;

    public string Name => name;

    /// <summary>How often it ended without being killed: it never should.</summary>
    public int EndedByItself { get; private set; }

    public Uri Url => _running?.Url ?? throw new InvalidOperationException($"{name} was never started.");

    public Turn Turn { get; } = new();

    public async Task StartAsync(CancellationToken cancellationToken) => _running = await LocalService.StartAsync(
        new LocalServiceOptions { Project = project, PreferredPort = _running?.Port, Environment = environment, OnLine = Keep }, cancellationToken);

    public Task WaitReadyAsync(CancellationToken cancellationToken) => _running!.WaitReadyAsync(ReadyTime, cancellationToken);

    public async Task KillAsync(CancellationToken cancellationToken)
    {
        NoteEnd();
        await _running!.KillAsync(cancellationToken);
        await _running.DisposeAsync();
    }

    public void Freeze() => _running!.Freeze();

    public void Thaw() => _running!.Thaw();

    /// <summary>Starts it when it has ended by itself.</summary>
    public async Task ReviveAsync(CancellationToken cancellationToken)
    {
        NoteEnd();
        if (_running!.Exited.IsCompleted)
        {
            await StartAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        await _log.DisposeAsync();
    }

    private void NoteEnd()
    {
        if (_running!.Exited.IsCompleted)
        {
            EndedByItself++;
        }
    }

    private void Keep(string line)
    {
        lock (_log)
        {
            _log.WriteLine(line);
        }
    }
}
