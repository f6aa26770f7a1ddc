using System.CommandLine;
using Fluxa.Cli.Db;
using Fluxa.Cli.Traffic;
using Fluxa.Persistence.ApiKeys;

namespace Fluxa.Cli.Keys;

/// <summary><c>fluxa keys</c>.</summary>
internal static class KeysCommand
{
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    public static Command Create() => new("keys", "API keys: make, list, rotate, revoke.") { CreateOne(), List(), Rotate(), Revoke() };

    private static Command CreateOne()
    {
        var (connection, json, expires) = (Connection(), Json(), Expires());
        var tenant = new Option<string>("--tenant") { Description = "Whose events the key reaches: 1–64 lower-case letters, digits and hyphens.", HelpName = "name", DefaultValueFactory = _ => "default" };
        var name = new Option<string>("--name") { Description = "What to call the key. A tenant can have two live keys of a name, to move clients from one to the other.", HelpName = "name", DefaultValueFactory = _ => "default" };
        var scope = new Option<string[]>("--scope")
        {
            Description = "What the key may be used for; may be given more than once. Default: ingest and query. admin is for operators, not for tenants.",
            DefaultValueFactory = _ => ["ingest", "query"],
            AllowMultipleArgumentsPerToken = true,
        };
        scope.AcceptOnlyFromAmong([.. ApiScopeNames.All]);
        var command = new Command("create", "Make a key and print it. Its secret is shown this once: only a hash is stored.") { tenant, name, scope, expires, connection, json };
        command.SetAction((parsed, cancellationToken) => new KeysRun(Database.Resolve(parsed.GetValue(connection)), Output(parsed, json), TimeProvider.System)
            .CreateAsync(parsed.GetValue(tenant)!, parsed.GetValue(name)!, parsed.GetValue(scope)!, parsed.GetValue(expires), cancellationToken));
        return command;
    }

    private static Command List()
    {
        var (connection, json) = (Connection(), Json());
        var tenant = new Option<string?>("--tenant") { Description = "Of this tenant alone.", HelpName = "name" };
        var command = new Command("list", "Show every key with its state and last use; never a secret.") { tenant, connection, json };
        command.SetAction((parsed, cancellationToken) => new KeysRun(Database.Resolve(parsed.GetValue(connection)), Output(parsed, json), TimeProvider.System)
            .ListAsync(parsed.GetValue(tenant), cancellationToken));
        return command;
    }

    private static Command Rotate()
    {
        var (connection, json, expires, key) = (Connection(), Json(), Expires(), KeyId());
        var overlap = DurationOption.Create("--overlap", "How long the old key is still taken.", TimeSpan.FromHours(24), TimeSpan.FromDays(30));
        var command = new Command("rotate", "Make a key like another one; the old one ends after the overlap.") { key, overlap, expires, connection, json };
        command.SetAction((parsed, cancellationToken) => new KeysRun(Database.Resolve(parsed.GetValue(connection)), Output(parsed, json), TimeProvider.System)
            .RotateAsync(parsed.GetValue(key)!, parsed.GetValue(overlap), parsed.GetValue(expires), cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var (connection, json, key) = (Connection(), Json(), KeyId());
        var command = new Command("revoke", "Refuse a key for good. Services that run notice within 60 s.") { key, connection, json };
        command.SetAction((parsed, cancellationToken) => new KeysRun(Database.Resolve(parsed.GetValue(connection)), Output(parsed, json), TimeProvider.System)
            .RevokeAsync(parsed.GetValue(key)!, cancellationToken));
        return command;
    }

    private static KeysScreen Output(ParseResult parsed, Option<bool> json) => new(parsed.GetValue(json), parsed.InvocationConfiguration.Output);

    private static Argument<string> KeyId() => new("key-id") { Description = "The key's id: the 16 digits between flx_ and the next _." };

    private static Option<TimeSpan?> Expires() => DurationOption.Optional("--expires", "After how long the key is refused; without it never.", TenYears);

    private static Option<bool> Json() => new("--json") { Description = "Print the result as JSON, and nothing else on standard output." };

    private static Option<string?> Connection() => new("--connection")
    {
        Description = "Npgsql connection string. Default: Fluxa__Postgres__ConnectionString, else the database of the running './fluxa up'.",
    };
}
