using System.Text.RegularExpressions;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>The Dockerfile at the root, read as Docker reads it.</summary>
internal sealed partial class DockerFile
{
    private DockerFile(IReadOnlyList<DockerStage> stages) => Stages = stages;

    public IReadOnlyList<DockerStage> Stages { get; }

    public DockerStage this[string name] => Stages.Single(stage => stage.Name == name);

    /// <summary>What the stage and all it builds on say, the base first.</summary>
    public IEnumerable<string> Inherited(string name, string word)
    {
        var stage = this[name];
        return Stages.Any(other => other.Name == stage.From) ? [.. Inherited(stage.From, word), .. stage.All(word)] : stage.All(word);
    }

    public static DockerFile Load()
    {
        var stages = new List<DockerStage>();
        var arguments = new Dictionary<string, string>();
        foreach (var line in SourceTree.Read("Dockerfile").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var (word, rest) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (word == "ARG" && stages.Count == 0)
            {
                arguments[rest.Split('=')[0]] = rest.Split('=')[1];
            }
            else if (From().Match(line) is { Success: true } from)
            {
                var image = Argument().Replace(from.Groups["image"].Value, match => arguments[match.Groups["name"].Value]);
                stages.Add(new DockerStage(from.Groups["name"].Value, image, new List<(string, string)>()));
            }
            else
            {
                ((List<(string, string)>)stages[^1].Instructions).Add((word, rest));
            }
        }

        return new DockerFile(stages);
    }

    [GeneratedRegex(@"^FROM (?<image>\S+) AS (?<name>\S+)$")]
    private static partial Regex From();

    [GeneratedRegex(@"\$\{(?<name>\w+)\}")]
    private static partial Regex Argument();
}
