namespace Fluxa.Persistence.ApiKeys;

/// <summary>What an API key may be used for.</summary>
[Flags]
public enum ApiScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>ingest</c>: post events.</summary>
    Ingest = 1,

    /// <summary><c>query</c>: read events.</summary>
    Query = 2,

    /// <summary><c>recovery.read</c>: see failures.</summary>
    RecoveryRead = 4,

    /// <summary><c>recovery.write</c>: redrive, edit and discard failures.</summary>
    RecoveryWrite = 8,

    /// <summary><c>admin</c>: for the operators of Fluxa, never for a tenant's own clients: all of the above, and in Recovery the failures of every tenant.</summary>
    Admin = 16,
}
