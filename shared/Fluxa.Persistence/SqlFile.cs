namespace Fluxa.Persistence;

/// <summary>Reads the embedded <c>.sql</c> files, by their path in the project.</summary>
internal static class SqlFile
{
    public static string Read(string path)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"There is no embedded SQL file '{path}'; its path in the project is its name.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
