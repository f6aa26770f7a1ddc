using System.Runtime.CompilerServices;

namespace Fluxa.Hosting.Tests.Docs;

/// <summary>Finds the pages and sources that tests compare.</summary>
internal static class DocsFolder
{
    public static string Root { get; } = Find();

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, "docs", page));

    public static IEnumerable<string> Sources() => new[] { "shared", "services" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fluxa.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Fluxa.sln above {here}: run the tests from a checkout.");
    }
}
