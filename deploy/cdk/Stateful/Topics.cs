using System.Globalization;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.CustomResources;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Topology;

namespace Fluxa.Deploy.Stateful;

/// <summary>The topics of <see cref="FluxaPlan"/>. Others subscribe their own queues to them.</summary>
internal sealed class Topics : Construct
{
    private readonly EnvironmentPlan _plan;

    public Topics(Construct scope, EnvironmentPlan plan, IKey key)
        : base(scope, "Topics")
    {
        _plan = plan;
        foreach (var topic in FluxaPlan.Topics)
        {
            var made = new CfnTopic(this, topic.Name, new CfnTopicProps { TopicName = NameOf(topic.Name), KmsMasterKeyId = key.KeyArn });
            new CfnTopicPolicy(this, $"{topic.Name}-policy", new CfnTopicPolicyProps
            {
                Topics = [made.Ref],
                PolicyDocument = TransportSecurity.Demand("sns:Publish", made.Ref),
            });
            Limit(topic, made);
        }

        // The library of this version would take a Node.js that Lambda no longer takes new functions for.
        var caller = (CfnFunction)Stack.Of(this).Node.Children.OfType<IFunction>().Single().Node.DefaultChild!;
        caller.Runtime = "nodejs22.x";
    }

    /// <summary>A topic's name in this environment.</summary>
    public string NameOf(string topic) => _plan.Prefix + topic;

    /// <summary>A topic's ARN, from its name.</summary>
    public string ArnOf(string topic) => Stack.Of(this).FormatArn(new ArnComponents { Service = "sns", Resource = NameOf(topic) });

    /// <summary>Says the topic's size limit. AWS::SNS::Topic has no property for it, so SNS is asked directly: https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html.</summary>
    private void Limit(TopicPlan topic, CfnTopic made)
    {
        var call = new AwsSdkCall
        {
            Service = "SNS",
            Action = "SetTopicAttributes",
            Parameters = new Dictionary<string, object>
            {
                ["TopicArn"] = made.Ref,
                ["AttributeName"] = "MaximumMessageSize",
                ["AttributeValue"] = topic.MaximumMessageBytes.ToString(CultureInfo.InvariantCulture),
            },
            PhysicalResourceId = PhysicalResourceId.Of($"{topic.Name}-limit"),
        };
        new AwsCustomResource(this, $"{topic.Name}-limit", new AwsCustomResourceProps
        {
            OnCreate = call,
            OnUpdate = call,
            InstallLatestAwsSdk = false,
            Policy = AwsCustomResourcePolicy.FromStatements(
            [
                new PolicyStatement(new PolicyStatementProps { Actions = ["sns:SetTopicAttributes"], Resources = [made.Ref] }),
            ]),
        });
    }
}
