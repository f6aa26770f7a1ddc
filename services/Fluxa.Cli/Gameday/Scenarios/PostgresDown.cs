using Fluxa.Cli.Gameday.Signs;
using Fluxa.LocalInfrastructure.Faults.Tcp;

namespace Fluxa.Cli.Gameday.Scenarios;

/// <summary>PostgreSQL away.</summary>
internal sealed class PostgresDown : IScenario
{
    public string Name => "postgres-down";

    public string Breaks => "PostgreSQL refuses every connection.";

    public string Expect => "The queue grows while Ingest goes on; the Processor isn't ready and pauses; no failure, no dead letter.";

    public Alarm Alarm => Alarm.Backlog;

    public string? Reason => null;

    public Task BreakAsync(Field field, CancellationToken cancellationToken)
    {
        field.Stack.PostgresProxy.Set(new TcpFault.Refuse());
        return Task.CompletedTask;
    }

    public Task MendAsync(Field field, CancellationToken cancellationToken)
    {
        field.Stack.PostgresProxy.Heal();
        return Task.CompletedTask;
    }
}
