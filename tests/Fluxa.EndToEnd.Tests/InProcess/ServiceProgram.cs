using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fluxa.EndToEnd.Tests.InProcess;

/// <summary>A service's own Program, run in this process by whoever wants to see or change its host.</summary>
internal static class ServiceProgram
{
    /// <summary>Runs the Program until its host is built, and ends it there.</summary>
    public static IHost Build(string project, IReadOnlyDictionary<string, string> settings)
    {
        IHost? built = null;
        var aborted = Assert.Throws<TargetInvocationException>(() => Run(project, settings, _ => { }, host =>
        {
            built = host;
            throw new HostAbortedException();
        }));
        Assert.IsType<HostAbortedException>(aborted.InnerException);
        return built!;
    }

    /// <summary>Runs the Program on this thread to its end; answers its exit code.</summary>
    /// <param name="project">For example <c>Fluxa.Ingest</c>.</param>
    /// <param name="settings">Its configuration.</param>
    /// <param name="configure">Changes what it has registered.</param>
    /// <param name="built">Gets the host before it starts.</param>
    public static int Run(string project, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection> configure, Action<IHost> built)
    {
        using var watch = new HostWatch(configure, built);
        using var listeners = DiagnosticListener.AllListeners.Subscribe(watch);
        string[] arguments = [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
        return (int)Assembly.Load(project).EntryPoint!.Invoke(null, [arguments])!;
    }

    /// <summary>Sees the host that this thread builds.</summary>
    private sealed class HostWatch(Action<IServiceCollection> configure, Action<IHost> built) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;
        private readonly List<IDisposable> _subscriptions = [];

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            switch (value.Value)
            {
                case IHostBuilder builder when Environment.CurrentManagedThreadId == _thread:
                    builder.ConfigureServices((_, services) => configure(services));
                    break;
                case IHost host when Environment.CurrentManagedThreadId == _thread:
                    built(host);
                    break;
            }
        }

        public void OnCompleted()
        {
            // The listeners outlive the test.
        }

        public void OnError(Exception error) => throw error;

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
