using System.Runtime.CompilerServices;

namespace Fluxa.Ingest.Tests.Wire;

/// <summary>docs/http-edge.md.</summary>
internal static class EdgePage
{
    /// <summary>The rows of the table under a heading, without its head.</summary>
    public static IEnumerable<string> Rows(string heading) => File.ReadLines(Path())
        .SkipWhile(line => line != $"## {heading}")
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith('|'))
        .Skip(2);

    private static string Path([CallerFilePath] string file = "")
        => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "../../../docs/http-edge.md");
}
