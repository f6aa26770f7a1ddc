using System.CommandLine;

namespace Fluxa.Cli.Traffic;

/// <summary>The options that say which Fluxa is meant, and who asks.</summary>
internal sealed class TargetOptions
{
    public Option<Uri?> Ingest { get; } = AddressOption.Create("--ingest", "Where events are posted. Default: the running './fluxa up'.");

    public Option<Uri?> Query { get; } = AddressOption.Create("--query", "Where events are read. Default: the running './fluxa up'.");

    public Option<string?> ApiKey { get; } = new("--key")
    {
        Description = "API key. Default: FLUXA_API_KEY, else that of the running './fluxa up --keys'.",
        HelpName = "flx_…",
    };

    public void AddTo(Command command)
    {
        command.Add(Ingest);
        command.Add(Query);
        command.Add(ApiKey);
    }

    public Target Resolve(ParseResult parsed) => Target.Resolve(parsed.GetValue(Ingest), parsed.GetValue(Query), parsed.GetValue(ApiKey));

    /// <exception cref="CliException">No key is given.</exception>
    public string RequireKey(ParseResult parsed) => Target.KeyOf(parsed.GetValue(ApiKey))
        ?? throw new CliException("A deployed Fluxa asks for an API key: give one of a tenant of its own with --key or FLUXA_API_KEY (fluxa keys create --tenant verify).");
}
