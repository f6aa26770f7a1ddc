using System.CommandLine;

namespace Fluxa.Cli.Traffic;

/// <summary>The options that say which Fluxa is meant, and who asks.</summary>
internal sealed class TargetOptions
{
    public Option<Uri?> Ingest { get; } = Address("--ingest", "Where events are posted. Default: the running './fluxa up'.");

    public Option<Uri?> Query { get; } = Address("--query", "Where events are read. Default: the running './fluxa up'.");

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

    private static Option<Uri?> Address(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "url",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
            {
                return address;
            }

            result.AddError($"{name} must be an address such as http://localhost:8080, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };
}
