using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Cli.Up;

/// <summary>Makes the one API key of a local run; that of the run before ends.</summary>
internal static class LocalKey
{
    private const string Tenant = "default";
    private const string Name = "fluxa-up";

    public static async Task<string> MakeAsync(string database, CancellationToken cancellationToken)
    {
        var keys = new ApiKeyAdministration(database, TimeProvider.System);
        foreach (var earlier in (await keys.ListAsync(Tenant, cancellationToken)).Where(key => key is { Name: Name, RevokedAt: null }))
        {
            await keys.RevokeAsync(earlier.KeyId, cancellationToken);
        }

        var order = new ApiKeyOrder(
            Tenant, Name, ApiScopes.Ingest | ApiScopes.Query | ApiScopes.RecoveryRead | ApiScopes.RecoveryWrite | ApiScopes.Admin, ExpiresAt: null);
        return (await keys.CreateAsync(order, cancellationToken))?.Text.Reveal()
            ?? throw new CliException($"Tenant {Tenant} has live keys named {Name} that can't be replaced: see ./fluxa keys list.");
    }
}
