using Fluxa.Alarms;
using Fluxa.LocalInfrastructure.Faults.Tcp;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>PostgreSQL away.</summary>
internal sealed class PostgresDown : IScenario
{
    private const int Readers = 10;

    public string Name => "postgres-down";

    public string Breaks => "PostgreSQL refuses every connection.";

    public string Expect => "The queue grows while Ingest goes on; the Processor isn't ready and pauses; readers are told 503; no failure, no dead letter.";

    public IReadOnlyList<Alarm> Alarms => [FluxaAlarms.QueueBacklog, FluxaAlarms.QueueAge, FluxaAlarms.ApiErrors];

    public string? Reason => null;

    public Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        field.Stack.PostgresProxy.Set(new TcpFault.Refuse());
        return field.ReadInVainAsync(Readers, cancellationToken);
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        field.Stack.PostgresProxy.Heal();
        return Task.CompletedTask;
    }
}
