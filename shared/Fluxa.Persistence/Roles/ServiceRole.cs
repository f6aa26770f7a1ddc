namespace Fluxa.Persistence.Roles;

/// <summary>What a service may do in the database, as a role without a login. A deployment's users are made members of one.</summary>
public sealed class ServiceRole
{
    private ServiceRole(string name, params string[] grants)
    {
        Name = name;
        Grants = [.. grants.Select(file => SqlFile.Read($"Roles/Sql/{file}.sql"))];
        Create = SqlFile.Read($"Roles/Sql/create_{name}.sql");
    }

    /// <summary>Keeps messages in the outbox, remembers Idempotency-Keys, counts against daily limits, and checks API keys.</summary>
    public static ServiceRole Ingest { get; } =
        new("fluxa_ingest", "ingest_outbox", "ingest_request_keys", "ingest_daily_events", "check_keys_ingest", "note_use_ingest");

    /// <summary>Stores events, empties the outbox, and forgets what was to be remembered for a time.</summary>
    public static ServiceRole Processor { get; } =
        new("fluxa_processor", "processor_events", "processor_inbox_outbox", "processor_forgets_keys", "processor_forgets_days");

    /// <summary>Reads, and notes when an API key was last used; nothing else.</summary>
    public static ServiceRole Query { get; } = new("fluxa_query", "query_reads", "note_use_query");

    /// <summary>Keeps failures and sends them back; reads events; adds to the audit and can't change it.</summary>
    public static ServiceRole Recovery { get; } =
        new("fluxa_recovery", "recovery_failures", "recovery_groups", "recovery_records", "recovery_reads", "note_use_recovery");

    /// <summary>Every role.</summary>
    public static IReadOnlyList<ServiceRole> All { get; } = [Ingest, Processor, Query, Recovery];

    /// <summary>The role's name in PostgreSQL.</summary>
    public string Name { get; }

    internal string Create { get; }

    internal IReadOnlyList<string> Grants { get; }
}
