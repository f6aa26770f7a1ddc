namespace Fluxa.Cli.Chaos.Traffic;

/// <summary>An event that a client tried to hand over, and what it was told.</summary>
internal sealed class SentEvent(int number, Guid id, string sha256, long bytes, bool isValid)
{
    private volatile int _told;

    public int Number => number;

    public Guid Id => id;

    public string Sha256 => sha256;

    public long Bytes => bytes;

    /// <summary>False for one that breaks a rule: it must be refused.</summary>
    public bool IsValid => isValid;

    /// <summary>One of its tries was answered 2xx: it must be there.</summary>
    public bool IsAcked => (_told & 1) != 0;

    /// <summary>One of its tries was answered 4xx: it must not be there.</summary>
    public bool IsRefused => (_told & 2) != 0;

    public void Ack() => Interlocked.Or(ref _told, 1);

    public void Refuse() => Interlocked.Or(ref _told, 2);
}
