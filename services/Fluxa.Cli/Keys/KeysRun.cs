using System.Text.RegularExpressions;
using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Cli.Keys;

/// <summary>What <c>fluxa keys</c> does.</summary>
internal sealed partial class KeysRun(string connectionString, KeysScreen screen, TimeProvider clock)
{
    private const int LongestName = 64;
    private readonly ApiKeyAdministration _keys = new(connectionString, clock);

    /// <exception cref="CliException">A name can't be taken, or the tenant has two live keys of this name.</exception>
    public async Task<int> CreateAsync(string tenant, string name, string[] scopes, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        if (!TenantName().IsMatch(tenant))
        {
            throw new CliException($"--tenant must be 1–64 lower-case letters, digits and hyphens, not '{tenant}'.");
        }

        if (name.Length is 0 or > LongestName)
        {
            throw new CliException($"--name must have 1–{LongestName} characters.");
        }

        var order = new ApiKeyOrder(tenant, name, scopes.Aggregate(ApiScopes.None, (all, scope) => all | ApiScopeNames.Read(scope)), clock.GetUtcNow() + lifetime);
        var created = await _keys.CreateAsync(order, cancellationToken)
            ?? throw new CliException($"Tenant {tenant} has {ApiKeyAdministration.LiveKeysPerName} live keys named {name} already: revoke one (./fluxa keys list --tenant {tenant}), or use another --name.");
        await screen.ShowNewAsync(created);
        return ExitCodes.Done;
    }

    public async Task<int> ListAsync(string? tenant, CancellationToken cancellationToken)
    {
        await screen.ShowAllAsync(await _keys.ListAsync(tenant, cancellationToken), clock.GetUtcNow());
        return ExitCodes.Done;
    }

    /// <exception cref="CliException">There is no such live key, or it is being rotated already.</exception>
    public async Task<int> RotateAsync(string keyId, TimeSpan overlap, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        var created = await _keys.RotateAsync(Id(keyId), overlap, lifetime, cancellationToken)
            ?? throw new CliException($"Key {Id(keyId)} isn't live, or its tenant has {ApiKeyAdministration.LiveKeysPerName} live keys of its name already: see ./fluxa keys list.");
        await screen.ShowNewAsync(created);
        return ExitCodes.Done;
    }

    /// <exception cref="CliException">There is no such key.</exception>
    public async Task<int> RevokeAsync(string keyId, CancellationToken cancellationToken)
    {
        if (!await _keys.RevokeAsync(Id(keyId), cancellationToken))
        {
            throw new CliException($"There is no key {Id(keyId)}: see ./fluxa keys list.");
        }

        await screen.ShowRevokedAsync(Id(keyId));
        return ExitCodes.Done;
    }

    /// <summary>Whoever has the whole key at hand may give that.</summary>
    private static string Id(string given) => ApiKeyText.TryParse(given, out var key) ? key.KeyId : given;

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex TenantName();
}
