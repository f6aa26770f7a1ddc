using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Constructs;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Stateful;

/// <summary>Where the images of the Dockerfile's targets are pushed; a tag is never reused.</summary>
internal sealed class Images : Construct
{
    /// <summary>The targets of the Dockerfile.</summary>
    public static readonly IReadOnlyList<string> Targets = ["ingest", "processor", "query", "recovery", "cli"];

    public Images(Construct scope, EnvironmentPlan plan)
        : base(scope, "Images") => Repositories = Targets.ToDictionary(target => target, target => new Repository(this, target, new RepositoryProps
        {
            RepositoryName = $"fluxa-{plan.Name}/{target}",
            ImageTagMutability = TagMutability.IMMUTABLE,
            ImageScanOnPush = true,
            RemovalPolicy = RemovalPolicy.DESTROY,
            EmptyOnDelete = true,
            LifecycleRules = [new LifecycleRule { Description = "enough to roll back", MaxImageCount = 20 }],
        }));

    public IReadOnlyDictionary<string, Repository> Repositories { get; }
}
