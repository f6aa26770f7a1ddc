using System.Net.Http.Json;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Emulator;

/// <summary>An SQS, SNS and S3 emulator as a child process, on loopback. It never outlives this process. Any credentials are accepted.</summary>
public sealed class LocalEmulator : IAsyncDisposable
{
    private readonly ClaimedFolder _folder;
    private readonly InstalledPackages _packages;
    private readonly LocalEmulatorOptions _options;
    private EmulatorServer? _server;

    private LocalEmulator(ClaimedFolder folder, InstalledPackages packages, LocalEmulatorOptions options, int port)
    {
        _folder = folder;
        _packages = packages;
        _options = options;
        Port = port;
    }

    /// <summary>The TCP port on 127.0.0.1; stays the same over restarts.</summary>
    public int Port { get; private set; }

    /// <summary>The one address of SQS, SNS and S3.</summary>
    public Uri ServiceUrl => new($"http://127.0.0.1:{Port}");

    /// <summary>The emulator's process id; null while it doesn't run.</summary>
    public int? ProcessId => _server?.ProcessId;

    /// <summary>Ends when the emulator does, with its exit code and its last lines.</summary>
    public Task<ChildExit> Exited => _server?.Exited ?? Task.FromResult(new ChildExit("The emulator", 0, []));

    /// <summary>Installs the emulator when it isn't yet, and starts it.</summary>
    /// <param name="options">How it is started.</param>
    /// <param name="cancellationToken">Stops waiting, and what was started.</param>
    /// <exception cref="LocalInfrastructureException">It can't be installed or doesn't start.</exception>
    public static async Task<LocalEmulator> StartAsync(LocalEmulatorOptions options, CancellationToken cancellationToken)
    {
        var checkout = Checkout.Find();
        await LeftBehind.SweepAsync(checkout, TimeProvider.System, cancellationToken);
        var packages = await new LocalPackages(checkout, TimeProvider.System).EnsureAsync(options.Progress, cancellationToken);
        var folder = ClaimedFolder.Claim(checkout, options.DataFolder, "emulator");
        try
        {
            await StaleEmulator.StopAsync(folder.Path, TimeProvider.System, cancellationToken);
            var emulator = new LocalEmulator(folder, packages, options, FreePort.Choose(options.PreferredPort));
            await emulator.StartServerAsync(mayMove: true, cancellationToken);
            return emulator;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>How many requests it got so far, by SQS operation; <c>SNS</c> and <c>S3</c> as a whole.</summary>
    /// <param name="cancellationToken">Abandons the question.</param>
    public async Task<IReadOnlyDictionary<string, long>> CountRequestsAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<Dictionary<string, long>>(new Uri(ServiceUrl, "/_fluxa/requests"), cancellationToken) ?? [];
    }

    /// <summary>Stops it.</summary>
    /// <param name="cancellationToken">Stops waiting; the stop goes on.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { } server)
        {
            await server.StopAsync().WaitAsync(cancellationToken);
            _server = null;
        }
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    /// <param name="cancellationToken">Stops waiting for its end.</param>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        if (_server is { } server)
        {
            await server.KillAsync().WaitAsync(cancellationToken);
            _server = null;
        }
    }

    /// <summary>Freezes it where it stands: it neither works nor answers, and loses nothing.</summary>
    public void Freeze() => _server?.Signal(FreezeSignals.Stop);

    /// <summary>Lets a frozen one go on.</summary>
    public void Thaw() => _server?.Signal(FreezeSignals.Continue);

    /// <summary>Stops it when it runs, and starts it on the same port; what it had in memory is gone.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="LocalInfrastructureException">It doesn't start.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        await StartServerAsync(mayMove: false, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        _folder.Dispose();
    }

    private async Task StartServerAsync(bool mayMove, CancellationToken cancellationToken)
    {
        const int attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            var server = await EmulatorServer.StartAsync(_folder, _packages, _options, Port, cancellationToken);
            var outcome = await server.WaitReadyAsync(_options.StartTime, cancellationToken);
            if (outcome is null)
            {
                _server = server;
                return;
            }

            await server.StopAsync();
            if (!mayMove || attempt == attempts || !outcome.Contains("EADDRINUSE", StringComparison.Ordinal))
            {
                throw new LocalInfrastructureException($"The SQS/SNS/S3 emulator didn't start: {outcome}");
            }

            Port = FreePort.Choose();
        }
    }
}
