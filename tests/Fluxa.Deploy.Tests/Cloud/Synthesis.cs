using Amazon.CDK;
using Amazon.CDK.Assertions;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>The templates of all environments, synthesized once, without an account or a network.</summary>
public sealed class Synthesis : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fluxa-cdk-").FullName;
    private readonly Dictionary<string, CloudTemplate> _templates = [];
    private readonly Dictionary<string, FluxaDeployment> _deployments = [];

    public Synthesis()
    {
        var app = new App(new AppProps { Outdir = _folder, AnalyticsReporting = false });
        var stacks = EnvironmentPlan.All.Select(plan => (plan.Name, Made: FluxaDeployment.Add(app, plan))).ToList();
        app.Synth();
        foreach (var (name, made) in stacks)
        {
            _deployments[name] = made;
            _templates[$"{name}-stateful"] = CloudTemplate.Read(Path.Combine(_folder, made.Stateful.TemplateFile));
            _templates[$"{name}-prepare"] = CloudTemplate.Read(Path.Combine(_folder, made.Prepare.TemplateFile));
            _templates[name] = CloudTemplate.Read(Path.Combine(_folder, made.Stateless.TemplateFile));
        }
    }

    /// <summary>The library's own view of the stack that keeps data.</summary>
    internal Template Data(string environment) => Template.FromStack(_deployments[environment].Stateful);

    /// <summary>The library's own view of the stack that runs.</summary>
    internal Template Running(string environment) => Template.FromStack(_deployments[environment].Stateless);

    internal IEnumerable<string> StackNames(string environment) =>
        [_deployments[environment].Stateful.StackName, _deployments[environment].Prepare.StackName, _deployments[environment].Stateless.StackName];

    internal CloudTemplate Stateful(string environment) => _templates[$"{environment}-stateful"];

    internal CloudTemplate Prepare(string environment) => _templates[$"{environment}-prepare"];

    internal CloudTemplate Stateless(string environment) => _templates[environment];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
