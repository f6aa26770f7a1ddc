using Fluxa.Alarms;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>A deployment with a bug.</summary>
internal sealed class WrongDeploy : IScenario
{
    public string Name => "wrong-deploy";

    public string Breaks => "A new Processor fails every event of one merchant; a later one is right again.";

    public string Expect => "One group of failures with one cause, reason unexpected_error; a canary sent while the bug is there stops at its first message.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.DlqDepth, FluxaAlarms.WorkerErrors, FluxaAlarms.RedriveStopped];

    public string? Reason => "unexpected_error";

    public Task BreakAsync(Field field, CancellationToken cancellationToken) => field.DeployProcessorAsync(
        new Dictionary<string, string?> { ["Fluxa__Practice__FailMerchant"] = SteadyPosting.PractisedMerchant },
        cancellationToken);

    public async Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        var early = await Repair.RedriveAsync(field, Reason!, cancellationToken);
        if (early is not { State: "stopped", Totals.FailedAgain: 1 })
        {
            throw new CliException($"The canary should have stopped after one message while the bug was there, but the redrive is {early?.State} with {early?.Totals.FailedAgain} failed again.");
        }

        await field.DeployProcessorAsync(new Dictionary<string, string?>(), cancellationToken);
    }

    public Task CleanUpAsync(Field field, CancellationToken cancellationToken) => Repair.RedriveAsync(field, Reason!, cancellationToken);
}
