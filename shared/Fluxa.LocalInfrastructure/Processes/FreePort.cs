using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>
/// Finds TCP ports on loopback for servers that will bind them a moment later. Until then nobody else may get them: they are not among those
/// the system gives to connections by itself, and this process never gives one twice.
/// </summary>
public static class FreePort
{
    /// <summary>From 15000 up to where Linux's own choices begin: https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range).</summary>
    private const int First = 15_000;
    private const int End = 32_768;
    private const int Attempts = 1000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>The preferred port when nothing listens on it, else another one.</summary>
    /// <param name="preferred">The port wished for; null for any.</param>
    public static int Choose(int? preferred = null) =>
        preferred is { } wished && TryBind(wished) is { } port ? port : Pick() ?? TryBind(0) ?? throw new LocalInfrastructureException("The system has no free TCP port on 127.0.0.1.");

    private static int? Pick()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(First, End);
            if (Given.TryAdd(port, true) && TryBind(port) is not null)
            {
                return port;
            }
        }

        return null;
    }

    private static int? TryBind(int port)
    {
        // A plain listener, without address reuse: it fails where a server would fail.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(1);
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
