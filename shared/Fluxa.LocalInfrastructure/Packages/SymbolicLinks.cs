using System.Text.Json;

namespace Fluxa.LocalInfrastructure.Packages;

/// <summary>npm packages can't carry symbolic links: PostgreSQL's package lists those its libraries need.</summary>
internal static class SymbolicLinks
{
    private sealed record Link(string Source, string Target);

    public static void Restore(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllBytes(list), JsonSerializerOptions.Web) ?? [])
        {
            var target = Path.Combine(package, link.Target);
            if (!File.Exists(target))
            {
                // Relative, so that the folder can be moved.
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.Combine(package, link.Source)));
            }
        }
    }
}
