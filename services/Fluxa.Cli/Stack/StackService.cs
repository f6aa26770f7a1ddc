using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Stack;

/// <summary>A service of a stack: one process after the other, on the same port.</summary>
/// <param name="project">As built.</param>
/// <param name="local">The configuration that each of its processes has.</param>
internal sealed class StackService(string project, IReadOnlyDictionary<string, string?> local) : IAsyncDisposable
{
    private static readonly TimeSpan ReadyTime = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1, 1);
    private LocalService? _process;
    private int? _port;
    private bool _stopped;

    /// <summary>Its address; the same for every process of it.</summary>
    public Uri Url => _process?.Url ?? throw new InvalidOperationException($"{project} isn't started.");

    /// <summary>How often it died by itself and was started again.</summary>
    public int Deaths { get; private set; }

    /// <summary>Starts it, or starts it anew with other settings, as a deployment does: the old process ends in order first.</summary>
    public async Task DeployAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_process is { } old)
            {
                await old.StopAsync(cancellationToken);
                await old.DisposeAsync();
            }

            await StartAsync(settings, cancellationToken);
            await _process!.WaitReadyAsync(ReadyTime, cancellationToken);
        }
        finally
        {
            _one.Release();
        }

        async Task StartAsync(IReadOnlyDictionary<string, string?> own, CancellationToken token)
        {
            var environment = new Dictionary<string, string?>(local);
            foreach (var (name, value) in own)
            {
                environment[name] = value;
            }

            var process = await LocalService.StartAsync(new LocalServiceOptions { Project = project, PreferredPort = _port, Environment = environment }, token);
            _port = process.Port;
            _process = process;
            _ = SuperviseAsync(process, own);
        }

        // What an orchestrator does: a task that ends by itself is started again.
        async Task SuperviseAsync(LocalService process, IReadOnlyDictionary<string, string?> own)
        {
            await process.Exited;
            await _one.WaitAsync(CancellationToken.None);
            try
            {
                if (!_stopped && ReferenceEquals(process, _process))
                {
                    Deaths++;
                    await process.DisposeAsync();
                    await StartAsync(own, CancellationToken.None);
                }
            }
            finally
            {
                _one.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync(CancellationToken.None);
        _stopped = true;
        _one.Release();
        if (_process is { } process)
        {
            await process.DisposeAsync();
        }
    }
}
