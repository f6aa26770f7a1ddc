namespace Fluxa.LocalInfrastructure.Faults.Tcp;

/// <summary>What the proxy does to connections.</summary>
public abstract record TcpFault
{
    private TcpFault()
    {
    }

    /// <summary>Forwards both ways.</summary>
    public sealed record None : TcpFault;

    /// <summary>Resets open connections and every new one.</summary>
    public sealed record Refuse : TcpFault;

    /// <summary>Keeps connections open and forwards nothing: a network that swallows packets.</summary>
    public sealed record Silence : TcpFault;

    /// <summary>Holds every piece of data back for so long, each way.</summary>
    public sealed record Delay(TimeSpan By) : TcpFault;

    /// <summary>
    /// Forwards requests until one contains <paramref name="Marker"/>; that one still reaches the server, its answer is lost and the
    /// connection reset. For PostgreSQL with the marker <c>commit</c>: committed, but the client can't know.
    /// </summary>
    public sealed record LoseAnswerTo(string Marker) : TcpFault;
}
