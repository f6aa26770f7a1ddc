using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Fluxa.EndToEnd.Tests.InProcess;

/// <summary>A service that runs in this process, with a clock of the test's.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Task<int> _run;

    private RunningProgram(IHost host, Task<int> run)
    {
        _host = host;
        _run = run;
        var address = host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public HttpClient Http { get; }

    /// <summary>Starts it and waits until it can do its work.</summary>
    public static async Task<RunningProgram> StartAsync(string project, IReadOnlyDictionary<string, string> settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var built = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);

        // A thread of its own: the Program holds it until it ends.
        var run = Task.Factory.StartNew(
            () => ServiceProgram.Run(project, settings, services => services.Replace(ServiceDescriptor.Singleton(clock)), built.SetResult),
            cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var host = await built.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        var service = new RunningProgram(host, run);
        await Eventually.BecomesAsync($"{project} is ready", () => service.IsReadyAsync(cancellationToken), ready => ready);
        return service;
    }

    /// <summary>Stops it; answers its exit code.</summary>
    public async Task<int> StopAsync()
    {
        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        return await _run.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_run.IsCompleted)
        {
            await StopAsync();
        }

        Http.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync("/health/ready", cancellationToken);
        return answer.IsSuccessStatusCode;
    }
}
