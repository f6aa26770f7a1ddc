using System.Net;
using Fluxa.Alarms;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>A payload that is gone.</summary>
internal sealed class MissingObject : IScenario
{
    private IDisposable? _fault;

    public string Name => "missing-object";

    public string Breaks => "S3 says that the payload's object doesn't exist.";

    public string Expect => "Failures with reason payload_missing for large events; small ones go on.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.DlqDepth, FluxaAlarms.WorkerErrors];

    public string? Reason => "payload_missing";

    public Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        _fault = field.Stack.Aws.Plan.Add(new AwsFaultRule(new AwsFault.Fail(HttpStatusCode.NotFound, "NoSuchKey")) { Service = "s3", Operation = "GetObject" });
        return Task.CompletedTask;
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        _fault?.Dispose();
        return Task.CompletedTask;
    }

    public Task CleanUpAsync(Field field, CancellationToken cancellationToken) => Repair.RedriveAsync(field, Reason!, cancellationToken);
}
