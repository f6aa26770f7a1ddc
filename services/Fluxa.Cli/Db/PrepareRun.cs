using Fluxa.Persistence.Roles;
using Fluxa.Persistence.Schema;

namespace Fluxa.Cli.Db;

/// <summary>What a deployment needs of its database before the services start: schema, roles, and a login for each role whose password is in the environment.</summary>
internal sealed class PrepareRun(string connectionString, Func<string, string?> variable, TextWriter output)
{
    /// <summary>The variable with the password of a role's login: <c>FLUXA_QUERY_PASSWORD</c> for <c>fluxa_query</c>.</summary>
    public static string VariableOf(ServiceRole role) => $"{role.Name.ToUpperInvariant()}_PASSWORD";

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await FluxaDatabase.MigrateAsync(connectionString, cancellationToken);
        await output.WriteLineAsync("The schema is up to date.");
        await DatabaseRoles.EnsureAsync(connectionString, cancellationToken);
        await output.WriteLineAsync("The roles have their rights.");
        foreach (var role in ServiceRole.All)
        {
            if (variable(VariableOf(role)) is not { Length: > 0 } password)
            {
                await output.WriteLineAsync($"{DatabaseLogins.NameOf(role)} stays as it is: {VariableOf(role)} isn't set.");
                continue;
            }

            await DatabaseLogins.EnsureAsync(connectionString, role, password, cancellationToken);
            await output.WriteLineAsync($"{DatabaseLogins.NameOf(role)} can log in.");
        }

        return ExitCodes.Done;
    }
}
