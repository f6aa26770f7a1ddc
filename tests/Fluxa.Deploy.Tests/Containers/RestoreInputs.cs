using System.Xml.Linq;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>The files that a restore of the services and the command reads, from the projects themselves.</summary>
internal static class RestoreInputs
{
    private static readonly string[] Programs = ["Fluxa.Ingest", "Fluxa.Processor", "Fluxa.Query", "Fluxa.Recovery", "Fluxa.Cli"];
    private static readonly string[] Everywhere = ["global.json", "Directory.Build.props", "Directory.Packages.props", "Fluxa.sln", "deploy/local/run.slnf"];

    public static IReadOnlyCollection<string> All()
    {
        var files = new HashSet<string>(Everywhere, StringComparer.Ordinal);
        var projects = new Queue<string>(Programs.Select(name => $"services/{name}/{name}.csproj"));
        while (projects.TryDequeue(out var project))
        {
            if (!files.Add(project))
            {
                continue;
            }

            files.Add($"{Path.GetDirectoryName(project)}/packages.lock.json");
            var document = XDocument.Load(SourceTree.PathOf(project));
            files.UnionWith(document.Descendants("Import").Select(import => Resolve(project, import.Attribute("Project")!.Value)));
            foreach (var reference in document.Descendants("ProjectReference"))
            {
                projects.Enqueue(Resolve(project, reference.Attribute("Include")!.Value));
            }
        }

        return files;
    }

    private static string Resolve(string project, string reference) =>
        Path.GetRelativePath(SourceTree.Root, Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(project)!, reference)));
}
