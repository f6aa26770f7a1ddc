using System.Collections.Concurrent;
using System.Text.Json;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Testing.Processes;

/// <summary>A built Fluxa service run as the real process it is, on a free port, with what it writes kept. It ends with the test, however that ends.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines;
    private readonly LocalService _service;

    private ServiceProcess(LocalService service, ConcurrentQueue<string> lines)
    {
        _service = service;
        _lines = lines;
        Http = new HttpClient { BaseAddress = service.Url };
    }

    /// <summary>The service's address.</summary>
    public Uri Url => _service.Url;

    /// <summary>Speaks to the service.</summary>
    public HttpClient Http { get; }

    /// <summary>Ends when the process does, with its exit code (128 + signal when killed).</summary>
    public Task<int> Exited => ExitCodeAsync();

    /// <summary>Every line it has written so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The lines that are JSON objects: its log.</summary>
    public IReadOnlyList<JsonElement> Log => [.. _lines.Select(Parse).OfType<JsonElement>()];

    /// <summary>Starts a service without waiting for it.</summary>
    /// <param name="project">For example <c>Fluxa.Ingest</c>; must have been built (Release).</param>
    /// <param name="environment">Its environment variables, for example <c>Fluxa__Postgres__ConnectionString</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="port">The port it must have; null for any free one.</param>
    public static async Task<ServiceProcess> StartAsync(
        string project, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken, int? port = null)
    {
        var lines = new ConcurrentQueue<string>();
        var service = await LocalService.StartAsync(
            new LocalServiceOptions { Project = project, Environment = environment, OnLine = lines.Enqueue, PreferredPort = port }, cancellationToken);
        return new ServiceProcess(service, lines);
    }

    /// <summary>Waits until <c>/health/ready</c> says yes; fails with its last lines when it doesn't.</summary>
    public async Task<ServiceProcess> WaitReadyAsync(CancellationToken cancellationToken)
    {
        await _service.WaitReadyAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return this;
    }

    /// <summary>Sends SIGTERM, as an orchestrator does, and answers the exit code.</summary>
    public Task<int> TerminateAsync(CancellationToken cancellationToken) => _service.StopAsync(cancellationToken);

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => _service.KillAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _service.DisposeAsync();
    }

    private static JsonElement? Parse(string line)
    {
        try
        {
            return line.StartsWith('{') ? JsonDocument.Parse(line).RootElement : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<int> ExitCodeAsync() => (await _service.Exited).Code;
}
