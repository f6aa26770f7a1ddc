using System.Text.Json.Nodes;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>A CloudFormation template.</summary>
internal sealed class CloudTemplate
{
    private CloudTemplate(string text)
    {
        Text = text;
        Resources = [.. JsonNode.Parse(text)![nameof(Resources)]!.AsObject().Select(entry => new CloudResource(entry.Key, entry.Value!.AsObject()))];
    }

    public string Text { get; }

    public IReadOnlyList<CloudResource> Resources { get; }

    public static CloudTemplate Read(string file) => new(File.ReadAllText(file));

    public IReadOnlyList<CloudResource> Of(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public CloudResource Single(string type) => Resources.Single(resource => resource.Type == type);

    public CloudResource Named(string id) => Resources.Single(resource => resource.Id == id);
}
