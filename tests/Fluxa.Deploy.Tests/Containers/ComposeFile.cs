using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>docker-compose.yml at the root.</summary>
internal sealed class ComposeFile
{
    private readonly IReadOnlyDictionary<string, object> _document;

    private ComposeFile(IReadOnlyDictionary<string, object> document)
    {
        _document = document;
        Services = ComposeService.AsMap(document["services"]).ToDictionary(entry => entry.Key, entry => new ComposeService(entry.Key, ComposeService.AsMap(entry.Value)));
    }

    public IReadOnlyDictionary<string, ComposeService> Services { get; }

    public IEnumerable<string> Volumes => ComposeService.AsMap(_document["volumes"]).Keys;

    public ComposeService this[string name] => Services[name];

    public static ComposeFile Load()
    {
        using var reader = new StringReader(SourceTree.Read("docker-compose.yml"));
        var parser = new MergingParser(new Parser(reader));
        return new ComposeFile(ComposeService.AsMap(new DeserializerBuilder().Build().Deserialize<object>(parser)));
    }
}
