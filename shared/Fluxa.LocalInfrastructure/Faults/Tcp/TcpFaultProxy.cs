using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Fluxa.LocalInfrastructure.Faults.Tcp;

/// <summary>
/// Stands between a service and PostgreSQL (or any TCP server) on loopback and breaks the connection in the ways a network does:
/// refused, reset, silent, slow, or cut after the request went through but before its answer came back.
/// </summary>
public sealed class TcpFaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TcpFaultConnection, byte> _connections = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IPEndPoint _target;
    private readonly TimeProvider _clock;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _accepting;
    private volatile TcpFault _fault = new TcpFault.None();
    private int _refused;

    private TcpFaultProxy(IPEndPoint target, TimeProvider clock)
    {
        _target = target;
        _clock = clock;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The loopback port to connect to instead of the target's.</summary>
    public int Port { get; }

    /// <summary>How many connections are open now.</summary>
    public int OpenConnections => _connections.Count;

    /// <summary>How many connections were refused so far.</summary>
    public int Refused => _refused;

    /// <summary>Starts forwarding; nothing is broken until <see cref="Set"/> says so.</summary>
    /// <param name="targetPort">The server's port on loopback.</param>
    /// <param name="clock">Times delays; null: the system's.</param>
    public static TcpFaultProxy Start(int targetPort, TimeProvider? clock = null)
        => new(new IPEndPoint(IPAddress.Loopback, targetPort), clock ?? TimeProvider.System);

    /// <summary>Sets what happens from now on, to open connections and new ones alike.</summary>
    public void Set(TcpFault fault)
    {
        _fault = fault;
        if (fault is TcpFault.Refuse)
        {
            CutAll();
        }
    }

    /// <summary>Back to plain forwarding for new connections.</summary>
    public void Heal() => _fault = new TcpFault.None();

    /// <summary>Resets every open connection at once, as a server's crash or a fail-over does.</summary>
    public void CutAll()
    {
        foreach (var connection in _connections.Keys)
        {
            connection.Reset();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        CutAll();
        await _accepting;
        await Task.WhenAll(_connections.Keys.Select(connection => connection.Completion));
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            if (_fault is TcpFault.Refuse)
            {
                client.LingerState = new LingerOption(enable: true, seconds: 0);
                client.Dispose();
                Interlocked.Increment(ref _refused);
                continue;
            }

            var connection = new TcpFaultConnection(client, _target, () => _fault, _clock);
            _connections[connection] = 0;
            _ = RunAsync(connection);
        }
    }

    private async Task RunAsync(TcpFaultConnection connection)
    {
        try
        {
            await connection.RunAsync(_stopping.Token);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }
}
