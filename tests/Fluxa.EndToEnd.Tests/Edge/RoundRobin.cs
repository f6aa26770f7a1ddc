using Fluxa.Testing.Processes;

namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>A load balancer in small, as those of the clouds are: takes turns among the instances whose readiness probe said yes, over pooled connections, and tries nothing twice.</summary>
internal sealed class RoundRobin : IAsyncDisposable
{
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<BalancedInstance> _registered = [];
    private readonly List<BalancedInstance> _gone = [];
    private readonly Task _probing;
    private int _turn;

    public RoundRobin() => _probing = ProbeAsync();

    /// <summary>The instance whose turn it is.</summary>
    public HttpClient Next()
    {
        lock (_lock)
        {
            var ready = _registered.Where(instance => instance.IsReady).ToList();

            // When none is, any is better than none.
            ready = ready.Count > 0 ? ready : _registered;
            return ready[_turn++ % ready.Count].Http;
        }
    }

    /// <summary>Adds an instance that is ready.</summary>
    public void Add(ServiceProcess instance)
    {
        lock (_lock)
        {
            _registered.Add(new BalancedInstance(instance));
        }
    }

    /// <summary>Forgets an instance that has ended.</summary>
    public void Remove(ServiceProcess instance)
    {
        lock (_lock)
        {
            var gone = _registered.Single(registered => registered.Instance == instance);
            _registered.Remove(gone);
            _gone.Add(gone);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _probing;
        _stopping.Dispose();
        foreach (var instance in _registered.Concat(_gone))
        {
            instance.Dispose();
        }
    }

    private async Task ProbeAsync()
    {
        using var timer = new PeriodicTimer(ProbeInterval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await Task.WhenAll(Registered().Select(instance => instance.ProbeAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private List<BalancedInstance> Registered()
    {
        lock (_lock)
        {
            return [.. _registered];
        }
    }
}
