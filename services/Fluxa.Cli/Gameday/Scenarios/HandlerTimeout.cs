using Fluxa.Alarms;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>A handler that takes too long.</summary>
internal sealed class HandlerTimeout : IScenario
{
    public string Name => "handler-timeout";

    public string Breaks => "Every event of one merchant takes a minute, as when a query lost its index.";

    public string Expect => "Failures with reason handler_timeout after the last redelivery; other merchants go on.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.DlqDepth];

    public string? Reason => "handler_timeout";

    public Task BreakAsync(Field field, CancellationToken cancellationToken) => field.DeployProcessorAsync(
        new Dictionary<string, string?>(Field.Impatient) { ["Fluxa__Practice__DelayMerchant"] = SteadyPosting.PractisedMerchant, ["Fluxa__Practice__Delay"] = "00:01:00" },
        cancellationToken);

    public Task MendAsync(Field field, CancellationToken cancellationToken) =>
        field.DeployProcessorAsync(new Dictionary<string, string?>(), cancellationToken);

    public Task CleanUpAsync(Field field, CancellationToken cancellationToken) => Repair.RedriveAsync(field, Reason!, cancellationToken);
}
