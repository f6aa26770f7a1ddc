using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Constructs;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Stateful;

/// <summary>What keeps data, and what it stands on. It changes seldom, and nothing of a release touches it.</summary>
internal sealed class StatefulStack : Stack
{
    public StatefulStack(Construct scope, EnvironmentPlan plan)
        : base(scope, $"fluxa-{plan.Name}-stateful", new StackProps
        {
            Description = $"Fluxa {plan.Name}: database, payloads, queues, topics, keys, secrets",
            TerminationProtection = plan.KeepsData,
        })
    {
        Key = new Key(this, "Key", new KeyProps
        {
            Alias = $"alias/fluxa-{plan.Name}",
            Description = $"Data of Fluxa {plan.Name}",
            EnableKeyRotation = true,
            RemovalPolicy = plan.KeepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        });
        Network = new Network(this, plan);
        Payloads = new PayloadBucket(this, plan, Key);
        Queues = new Queues(this, plan, Key);
        Topics = new Topics(this, plan, Key);
        Database = new Database(this, plan, Network.Vpc, Key);
        Images = new Images(this, plan);
    }

    public Key Key { get; }

    public Network Network { get; }

    public PayloadBucket Payloads { get; }

    public Queues Queues { get; }

    public Topics Topics { get; }

    public Database Database { get; }

    public Images Images { get; }
}
