using System.Globalization;
using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Topology;

namespace Fluxa.Deploy.Stateful;

/// <summary>The queues of <see cref="FluxaPlan"/>, each with its error and skipped queues. The services find them by name and create none.</summary>
internal sealed class Queues : Construct
{
    /// <summary>A day: a call to KMS every five minutes for each principal would cost more than it protects.</summary>
    private const int KeyReuseSeconds = 86_400;

    private readonly EnvironmentPlan _plan;
    private readonly IKey _key;

    public Queues(Construct scope, EnvironmentPlan plan, IKey key)
        : base(scope, "Queues")
    {
        _plan = plan;
        _key = key;
        foreach (var queue in FluxaPlan.Queues)
        {
            var error = Add(queue.ErrorName, queue.CompanionAttributes);
            error.RedriveAllowPolicy = new Dictionary<string, object>
            {
                ["redrivePermission"] = "byQueue",
                // By name: the two queues name each other.
                ["sourceQueueArns"] = new[] { ArnOf(queue.Name) },
            };
            Add(queue.SkippedName, queue.CompanionAttributes);
            Add(queue.Name, queue.Attributes).RedrivePolicy = new Dictionary<string, object>
            {
                ["deadLetterTargetArn"] = error.AttrArn,
                ["maxReceiveCount"] = queue.MaxReceives,
            };
        }
    }

    /// <summary>A queue's name in this environment.</summary>
    public string NameOf(string queue) => _plan.Prefix + queue;

    /// <summary>A queue's ARN, from its name.</summary>
    public string ArnOf(string queue) => Stack.Of(this).FormatArn(new ArnComponents { Service = "sqs", Resource = NameOf(queue) });

    private CfnQueue Add(string name, IReadOnlyDictionary<string, string> attributes)
    {
        var queue = new CfnQueue(this, name, new CfnQueueProps
        {
            QueueName = NameOf(name),
            KmsMasterKeyId = _key.KeyArn,
            KmsDataKeyReusePeriodSeconds = KeyReuseSeconds,
            MessageRetentionPeriod = Number(attributes, "MessageRetentionPeriod"),
            ReceiveMessageWaitTimeSeconds = Number(attributes, "ReceiveMessageWaitTimeSeconds"),
            MaximumMessageSize = Number(attributes, "MaximumMessageSize"),
            VisibilityTimeout = Number(attributes, "VisibilityTimeout"),
        });
        queue.ApplyRemovalPolicy(_plan.KeepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
        new CfnQueuePolicy(this, $"{name}-policy", new CfnQueuePolicyProps
        {
            Queues = [queue.Ref],
            PolicyDocument = TransportSecurity.Demand("sqs:*", queue.AttrArn),
        });
        return queue;
    }

    private static double? Number(IReadOnlyDictionary<string, string> attributes, string name) =>
        attributes.TryGetValue(name, out var value) ? double.Parse(value, CultureInfo.InvariantCulture) : null;
}
