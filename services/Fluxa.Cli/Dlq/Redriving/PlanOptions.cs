using System.CommandLine;
using Fluxa.Cli.Dlq.Connection;
using Fluxa.Cli.Dlq.Filters;
using Fluxa.Cli.Dlq.Views;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Dlq.Redriving;

/// <summary>What a plan is made of.</summary>
internal sealed class PlanOptions
{
    private readonly Argument<Guid[]> _ids = new("failures") { Description = "Ids of failures; or choose them with a filter.", Arity = ArgumentArity.ZeroOrMore };
    private readonly FilterOptions _filter = new();
    private readonly Option<int> _rate = NumberOption.Whole("--rate", "Most messages a second.", 50, 1, 500);
    private readonly Option<bool> _noCanary = new("--no-canary") { Description = "Send all at the rate, without trying 1, 10 and 100 first." };
    private readonly Option<bool> _force = new("--force") { Description = "Take in failures that were redriven more than three times already; needs --reason." };

    public Option<string?> Reason { get; } = ReasonOption.CreateOptional();

    public void AddTo(Command command)
    {
        command.Add(_ids);
        _filter.AddTo(command);
        command.Add(_rate);
        command.Add(_noCanary);
        command.Add(_force);
        command.Add(Reason);
    }

    /// <summary>Makes the plan and shows it.</summary>
    /// <exception cref="CliException">Nothing chosen, or the service refuses.</exception>
    public async Task<int> MakeAsync(ParseResult parsed, DlqSession session, CancellationToken cancellationToken)
    {
        var force = parsed.GetValue(_force);
        var reason = parsed.GetValue(Reason);
        var body = Selection.Body(parsed.GetValue(_ids) ?? [], _filter.Body(parsed));
        body["rate_per_second"] = parsed.GetValue(_rate);
        body["canary"] = !parsed.GetValue(_noCanary);
        body["force"] = force;
        body["reason"] = force ? ReasonOption.Required(reason) : reason ?? "planned";
        var answer = await session.Client.PostAsync("redrives/plan", body, cancellationToken);
        return session.Answer(answer, () => PlanText.Write(View.Of<RedriveView>(answer), session));
    }
}
