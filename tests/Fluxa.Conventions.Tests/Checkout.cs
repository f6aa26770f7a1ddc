using System.Runtime.CompilerServices;

namespace Fluxa.Conventions.Tests;

/// <summary>The source tree that these tests judge.</summary>
internal static class Checkout
{
    private static readonly string[] NotSource = ["artifacts", "bin", "obj", "node_modules", ".git", ".fluxa"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Files of the tree by pattern, without build output and installed packages.</summary>
    public static IEnumerable<string> Files(string pattern, string under = "")
        => Walk(PathOf(under)).SelectMany(folder => Directory.EnumerateFiles(folder, pattern)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Walk(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return Directory.EnumerateDirectories(folder)
            .Where(child => !NotSource.Contains(Path.GetFileName(child)))
            .SelectMany(Walk)
            .Prepend(folder);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fluxa.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Fluxa.sln above {here}: run the tests from a checkout.");
    }
}
