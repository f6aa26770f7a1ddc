using Fluxa.Alarms;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>A payload that changed on its way.</summary>
internal sealed class HashMismatch : IScenario
{
    private IDisposable? _fault;

    public string Name => "hash-mismatch";

    public string Breaks => "S3 answers with a byte flipped.";

    public string Expect => "Failures with reason hash_mismatch for large events; small ones go on, and no changed payload is stored.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.DlqDepth, FluxaAlarms.DlqAge];

    public string? Reason => "hash_mismatch";

    public Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        _fault = field.Stack.Aws.Plan.Add(new AwsFaultRule(new AwsFault.TamperBody()) { Service = "s3", Operation = "GetObject" });
        return Task.CompletedTask;
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        _fault?.Dispose();
        return Task.CompletedTask;
    }

    public Task CleanUpAsync(Field field, CancellationToken cancellationToken) => Repair.RedriveAsync(field, Reason!, cancellationToken);
}
