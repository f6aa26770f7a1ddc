namespace Fluxa.Persistence.ApiKeys;

/// <summary>The scopes' names, as they stand in the table, on the command line and in answers.</summary>
public static class ApiScopeNames
{
    private static readonly (ApiScopes Scope, string Name)[] Known =
    [
        (ApiScopes.Ingest, "ingest"),
        (ApiScopes.Query, "query"),
        (ApiScopes.RecoveryRead, "recovery.read"),
        (ApiScopes.RecoveryWrite, "recovery.write"),
        (ApiScopes.Admin, "admin"),
    ];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(entry => entry.Name)];

    /// <summary>The names of some scopes.</summary>
    /// <param name="scopes">The scopes.</param>
    public static string[] Names(this ApiScopes scopes) => [.. Known.Where(entry => scopes.HasFlag(entry.Scope)).Select(entry => entry.Name)];

    /// <summary>Whether a key with these scopes may do what <paramref name="needed"/> names: <c>admin</c> may do everything.</summary>
    /// <param name="scopes">What the key has.</param>
    /// <param name="needed">What is asked for.</param>
    public static bool Allow(this ApiScopes scopes, ApiScopes needed) => scopes.HasFlag(ApiScopes.Admin) || scopes.HasFlag(needed);

    /// <summary>The scope with this name; <see cref="ApiScopes.None"/> for a name of a version that is newer than this one.</summary>
    /// <param name="name">A name.</param>
    public static ApiScopes Read(string name) => Known.FirstOrDefault(entry => entry.Name == name).Scope;
}
