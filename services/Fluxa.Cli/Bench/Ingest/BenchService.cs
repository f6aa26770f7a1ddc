using Fluxa.Cli.Bench.Stack;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Bench.Ingest;

/// <summary>A service as a process, with a client of it.</summary>
internal sealed class BenchService(LocalService service) : IAsyncDisposable
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = service.Url };

    /// <summary>CPU time it has used, in microseconds.</summary>
    public double CpuMicroseconds => ProcessTimes.Of(service.ProcessId);

    /// <summary>Memory that it holds, in MiB.</summary>
    public double ResidentMegabytes => ProcessTimes.ResidentMegabytes(service.ProcessId);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await service.DisposeAsync();
    }
}
