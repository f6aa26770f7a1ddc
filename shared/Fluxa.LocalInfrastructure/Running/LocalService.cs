using System.Globalization;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Packages;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Running;

/// <summary>A built Fluxa service as a child process on loopback. It never outlives this process.</summary>
public sealed class LocalService : IAsyncDisposable
{
    private readonly LocalServiceOptions _options;
    private readonly GuardedProcess _process;
    private readonly LastLines _lines;

    private LocalService(LocalServiceOptions options, GuardedProcess process, LastLines lines, int port)
    {
        _options = options;
        _process = process;
        _lines = lines;
        Port = port;
        Exited = WatchAsync();
    }

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The service's address.</summary>
    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>The service's process id; null when it couldn't be started.</summary>
    public int? ProcessId => _process.ProcessId;

    /// <summary>Ends when the service does, with its exit code and its last lines.</summary>
    public Task<ChildExit> Exited { get; }

    /// <summary>Starts the service; it may not be ready yet.</summary>
    /// <param name="options">Which and how.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="LocalInfrastructureException">It isn't built, or Node.js for its guard is missing.</exception>
    public static async Task<LocalService> StartAsync(LocalServiceOptions options, CancellationToken cancellationToken)
    {
        var checkout = Checkout.Find();
        var program = BuiltProgram.Find(checkout, options.Project);
        var packages = await new LocalPackages(checkout, TimeProvider.System).EnsureAsync(_ => { }, cancellationToken);
        var port = FreePort.Choose(options.PreferredPort);
        var environment = new Dictionary<string, string?>(options.Environment)
        {
            ["ASPNETCORE_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
        };
        var order = new GuardOrder
        {
            Command = program.Host,
            Args = [program.Assembly],
            Cwd = program.Folder,
            GraceMs = (int)options.StopTime.TotalMilliseconds,
        };
        var lines = new LastLines();
        var process = await GuardedProcess.StartAsync(packages, order, environment, Hear, cancellationToken);
        return new LocalService(options, process, lines, port);

        void Hear(string line)
        {
            lines.Add(line);
            options.OnLine(line);
        }
    }

    /// <summary>Waits until the service says that it can do its work.</summary>
    /// <param name="patience">How long.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="LocalInfrastructureException">It ended, or wasn't ready in time; says its last lines.</exception>
    public Task WaitReadyAsync(TimeSpan patience, CancellationToken cancellationToken) =>
        Readiness.WaitAsync(_options.Project, Url, Exited, _lines, patience, TimeProvider.System, cancellationToken);

    /// <summary>Sends SIGTERM and waits for the end; kills it when its time is over. Answers its exit code.</summary>
    /// <param name="cancellationToken">Stops waiting; the stop goes on.</param>
    public Task<int> StopAsync(CancellationToken cancellationToken) => _process.StopAsync().WaitAsync(cancellationToken);

    /// <summary>Kills the service as <c>kill -9</c> does.</summary>
    /// <param name="cancellationToken">Stops waiting for its end.</param>
    public Task KillAsync(CancellationToken cancellationToken) => _process.KillAsync().WaitAsync(cancellationToken);

    /// <summary>Freezes the service where it stands: it neither works nor answers, and loses nothing.</summary>
    public void Freeze() => _process.Signal(FreezeSignals.Stop);

    /// <summary>Lets a frozen service go on.</summary>
    public void Thaw() => _process.Signal(FreezeSignals.Continue);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task<ChildExit> WatchAsync() => new(_options.Project, await _process.Exited, _lines.Snapshot());
}
