using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.Cli.Testing;

/// <summary>Finds the test projects.</summary>
internal static class TestProjects
{
    /// <summary>Names in the order they run: the quick ones first, so that a plain mistake shows early.</summary>
    /// <exception cref="CliException">None fits.</exception>
    public static IReadOnlyList<string> Find(Checkout checkout, IReadOnlyList<string> wanted)
    {
        var names = Directory.EnumerateDirectories(Path.Combine(checkout.Root, "tests"), "*.Tests")
            .Where(folder => Directory.EnumerateFiles(folder, "*.csproj").Any())
            .Select(folder => Path.GetFileName(folder))
            .Where(name => wanted.Count == 0 || wanted.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(name => name.Contains("EndToEnd", StringComparison.Ordinal))
            .ThenBy(name => name, StringComparer.Ordinal)
            .ToList();
        return names.Count > 0 ? names : throw new CliException($"No test project's name contains '{string.Join("' or '", wanted)}': see the folders under tests/.");
    }
}
