using Fluxa.Alarms;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>SQS throttling.</summary>
internal sealed class SqsThrottled : IScenario
{
    private static readonly string[] Sends = ["SendMessage", "SendMessageBatch"];

    private List<IDisposable> _faults = [];

    public string Name => "sqs-throttled";

    public string Breaks => "SQS throttles nine of ten sends.";

    public string Expect => "outbox_kept rises: Ingest keeps in PostgreSQL what SQS doesn't take, and says 202; no failure.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.SendFallback, FluxaAlarms.Throttles];

    public string? Reason => null;

    public Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        _faults = [.. Sends.Select(send => field.Stack.Aws.Plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Service = "sqs", Operation = send, Probability = 0.9 }))];
        return Task.CompletedTask;
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        _faults.ForEach(fault => fault.Dispose());
        return Task.CompletedTask;
    }
}
