namespace Fluxa.Cli.Bench.Store;

/// <summary>Reads the statements of this folder.</summary>
internal static class StoreSql
{
    public static string FillOutbox { get; } = Read("fill_outbox");

    public static string FillInbox { get; } = Read("fill_inbox");

    public static string FillEvents { get; } = Read("fill_events");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(StoreSql).Assembly.GetManifestResourceStream($"{typeof(StoreSql).Namespace}.{name}.sql")!);
        return reader.ReadToEnd();
    }
}
