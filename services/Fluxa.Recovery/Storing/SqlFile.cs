using System.Collections.Concurrent;

namespace Fluxa.Recovery.Storing;

/// <summary>Reads the embedded <c>.sql</c> files of Recovery, by their path in the project.</summary>
internal static class SqlFile
{
    private const string FilterMark = "true /* filter */";

    private static readonly ConcurrentDictionary<string, string> Statements = new(StringComparer.Ordinal);

    /// <summary>A statement as it stands in its file.</summary>
    public static string Read(string path) => Statements.GetOrAdd(path, Load);

    /// <summary>A statement with the one filter of all lists and counts in place of its mark; the filter's parameters come first.</summary>
    public static string ReadFiltered(string path)
    {
        var statement = Read(path);
        return statement.Contains(FilterMark, StringComparison.Ordinal)
            ? statement.Replace(FilterMark, Read("Failures/Sql/filter.sql"), StringComparison.Ordinal)
            : throw new InvalidOperationException($"'{path}' has no place for the filter.");
    }

    private static string Load(string path)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"There is no embedded SQL file '{path}'; its path in the project is its name.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
