using System.Net;
using System.Net.Sockets;

namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>Finds TCP ports on loopback.</summary>
public static class FreePort
{
    /// <summary>The preferred port when nothing listens on it, else one the system chooses.</summary>
    /// <param name="preferred">The port wished for; null for any.</param>
    public static int Choose(int? preferred = null) =>
        preferred is { } wished && TryBind(wished) is { } port ? port : TryBind(0) ?? throw new LocalInfrastructureException("The system has no free TCP port on 127.0.0.1.");

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
