using System.CommandLine;
using Fluxa.Cli.Traffic;
using Fluxa.Cli.Up;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Dlq.Connection;

/// <summary>The options of every <c>dlq</c> command: which Recovery service, as whom, and how the answer is printed.</summary>
internal sealed class ConnectionOptions
{
    private const string KeyVariable = "FLUXA_API_KEY";

    private readonly Option<Uri?> _recovery = AddressOption.Create("--recovery", "The Recovery service. Default: the running './fluxa up'.");
    private readonly Option<string?> _key = new("--key")
    {
        Description = $"API key with scope recovery.read or recovery.write. Default: the environment variable {KeyVariable}, which no process list shows, else that of the running './fluxa up --keys'.",
        HelpName = "flx_…",
        Recursive = true,
    };

    private readonly Option<string?> _operator = new("--operator")
    {
        Description = "Who you are, for the audit. Default: the environment variable USER.",
        HelpName = "name",
        Recursive = true,
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print the service's answer as JSON, and nothing else on standard output.",
        Recursive = true,
    };

    public ConnectionOptions() => _recovery.Recursive = true;

    public void AddTo(Command command)
    {
        command.Add(_recovery);
        command.Add(_key);
        command.Add(_operator);
        command.Add(_json);
    }

    /// <exception cref="CliException">No service is named and none runs.</exception>
    public DlqSession Open(ParseResult parsed)
    {
        var named = parsed.GetValue(_recovery);
        var running = named is null ? Running() : null;
        var client = new RecoveryClient(
            named ?? new Uri(running!.Recovery),
            parsed.GetValue(_key) ?? Environment.GetEnvironmentVariable(KeyVariable) ?? running?.ApiKey,
            parsed.GetValue(_operator) ?? Environment.GetEnvironmentVariable("USER"));
        return new DlqSession(client, parsed.GetValue(_json), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, TimeProvider.System);
    }

    private static RunState Running() => new RunFile(Checkout.Find()).Read() is { Ready: true, Recovery.Length: > 0 } running
        ? running
        : throw new CliException("No Recovery service to talk to: run ./fluxa up in another terminal and wait until it is ready, or name one with --recovery.");
}
