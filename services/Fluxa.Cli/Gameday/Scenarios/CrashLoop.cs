using Fluxa.Alarms;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>A message that kills its process.</summary>
internal sealed class CrashLoop : IScenario
{
    private const string Killer = "Killer Ltd";

    public string Name => "crash-loop";

    public string Breaks => "One event kills the Processor, which is started again each time.";

    public string Expect => "The Processor dies again and again; the killer ends in the error queue without a word of our code; its neighbours don't.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.CrashLoop];

    /// <summary>The message comes back when its visibility ends, 12 s after each death: slower than a minute a second.</summary>
    public double Pace => 10;

    public string? Reason => "process_killed";

    public async Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        await field.DeployProcessorAsync(new Dictionary<string, string?>(Field.Impatient) { ["Fluxa__Practice__KillMerchant"] = Killer }, cancellationToken);
        await field.Traffic.PostAsync(Killer);
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken) =>
        field.DeployProcessorAsync(new Dictionary<string, string?>(), cancellationToken);

    public Task CleanUpAsync(Field field, CancellationToken cancellationToken) => Repair.RedriveAsync(field, Reason!, cancellationToken);
}
