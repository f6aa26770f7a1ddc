using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fluxa.LocalInfrastructure.Faults.Tcp;

/// <summary>One client's connection and its twin to the server.</summary>
internal sealed class TcpFaultConnection(Socket client, IPEndPoint target, Func<TcpFault> fault, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan SilenceStep = TimeSpan.FromMilliseconds(20);
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _answersAreLost;

    public Task Completion => _completed.Task;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        client.NoDelay = true;
        try
        {
            await _server.ConnectAsync(target, cancellationToken);
            await Task.WhenAny(
                PumpAsync(client, _server, isRequest: true, cancellationToken),
                PumpAsync(_server, client, isRequest: false, cancellationToken));
        }
        catch (Exception exception) when (IsBrokenPipe(exception))
        {
            // The target is down: the client sees a reset, as it would without the proxy.
        }
        finally
        {
            Reset();
            _completed.TrySetResult();
        }
    }

    public void Dispose() => Reset();

    /// <summary>Ends both sides with a TCP reset.</summary>
    public void Reset()
    {
        foreach (var socket in new[] { client, _server })
        {
            try
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Dispose();
            }
            catch (Exception exception) when (IsBrokenPipe(exception))
            {
                // Already closed by the other pump.
            }
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool isRequest, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                var count = await from.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
                if (count == 0)
                {
                    return;
                }

                var data = buffer.AsMemory(0, count);
                await HoldAsync(cancellationToken);
                if (!isRequest && _answersAreLost)
                {
                    return;
                }

                if (isRequest && fault() is TcpFault.LoseAnswerTo lose && Contains(data.Span, lose.Marker))
                {
                    _answersAreLost = true;
                }

                await to.SendAsync(data, SocketFlags.None, cancellationToken);
            }
        }
        catch (Exception exception) when (IsBrokenPipe(exception))
        {
            // One side is gone: the connection ends.
        }
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (fault() is TcpFault.Silence)
        {
            await Task.Delay(SilenceStep, clock, cancellationToken);
        }

        if (fault() is TcpFault.Delay delay)
        {
            await Task.Delay(delay.By, clock, cancellationToken);
        }
    }

    private static bool Contains(ReadOnlySpan<byte> data, string marker)
        => Encoding.UTF8.GetString(data).Contains(marker, StringComparison.OrdinalIgnoreCase);

    private static bool IsBrokenPipe(Exception exception)
        => exception is SocketException or ObjectDisposedException or OperationCanceledException;
}
