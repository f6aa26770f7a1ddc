using Fluxa.Alarms;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>Everything five times.</summary>
internal sealed class DuplicateFlood : IScenario
{
    private IDisposable? _fault;

    public string Name => "duplicate-flood";

    public string Breaks => "SQS delivers every message four times more.";

    public string Expect => "Deliveries rise far above what is stored; nothing is stored twice, no failure.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.Duplicates];

    public string? Reason => null;

    public Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        _fault = field.Stack.Aws.Plan.Add(new AwsFaultRule(new AwsFault.Duplicate(4)) { Service = "sqs", Operation = "ReceiveMessage" });
        return Task.CompletedTask;
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        _fault?.Dispose();
        return Task.CompletedTask;
    }
}
