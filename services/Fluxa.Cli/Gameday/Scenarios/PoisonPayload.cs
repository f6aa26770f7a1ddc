using Fluxa.Alarms;
using Fluxa.Contracts;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>A message that nobody can read.</summary>
internal sealed class PoisonPayload : IScenario
{
    public string Name => "poison-payload";

    public string Breaks => "Somebody sends a message to the Processor's queue that isn't one of ours.";

    public string Expect => "One open failure with reason unreadable_message and the bytes as they came; everything else goes on.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.DlqDepth];

    public string? Reason => "unreadable_message";

    public Task BreakAsync(Field field, CancellationToken cancellationToken) =>
        field.Queues.SendAsync(FluxaQueues.ProcessEvent, """{"this is": "nobody's event""", cancellationToken);

    public Task MendAsync(Field field, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CleanUpAsync(Field field, CancellationToken cancellationToken) => Repair.DiscardAsync(field.Recovery, Reason!, cancellationToken);
}
