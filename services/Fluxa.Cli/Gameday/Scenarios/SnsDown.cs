using System.Net;
using Fluxa.Alarms;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>SNS away.</summary>
internal sealed class SnsDown : IScenario
{
    private IDisposable? _fault;

    public string Name => "sns-down";

    public string Breaks => "SNS answers 503 to everything.";

    public string Expect => "Rows wait in the outbox; events are stored as ever; every notification goes out when SNS is back.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.OutboxLag];

    public string? Reason => null;

    public Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        _fault = field.Stack.Aws.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.ServiceUnavailable, "InternalError")) { Service = "sns" });
        return Task.CompletedTask;
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        _fault?.Dispose();
        return Task.CompletedTask;
    }
}
