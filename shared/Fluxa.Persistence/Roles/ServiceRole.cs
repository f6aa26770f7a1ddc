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

    /// <summary>Keeps messages in the outbox, and checks API keys.</summary>
    public static ServiceRole Ingest { get; } = new("fluxa_ingest", "ingest_outbox", "check_keys_ingest", "note_use_ingest");

    /// <summary>Stores events and empties the outbox.</summary>
    public static ServiceRole Processor { get; } = new("fluxa_processor", "processor_events", "processor_inbox_outbox");

    /// <summary>Reads, and notes when an API key was last used; nothing else.</summary>
    public static ServiceRole Query { get; } = new("fluxa_query", "query_reads", "note_use_query");

    /// <summary>Every role.</summary>
    public static IReadOnlyList<ServiceRole> All { get; } = [Ingest, Processor, Query];

    /// <summary>The role's name in PostgreSQL.</summary>
    public string Name { get; }

    internal string Create { get; }

    internal IReadOnlyList<string> Grants { get; }
}
