using Fluxa.Testing.Processes;

namespace Fluxa.EndToEnd.Tests.Edge;

/// <summary>An instance as a load balancer sees it: its connections, and what its readiness probe said last.</summary>
internal sealed class BalancedInstance(ServiceProcess instance) : IDisposable
{
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(1);
    private volatile bool _isReady = true;

    public ServiceProcess Instance => instance;

    public bool IsReady => _isReady;

    /// <summary>The balancer's own connections to it: they outlive the process's.</summary>
    public HttpClient Http { get; } = new() { BaseAddress = instance.Url };

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(ProbePatience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var response = await Http.GetAsync("/health/ready", either.Token);
            _isReady = response.IsSuccessStatusCode;
        }
        catch (Exception silent) when (silent is HttpRequestException || (silent is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            _isReady = false;
        }
    }

    public void Dispose() => Http.Dispose();
}
