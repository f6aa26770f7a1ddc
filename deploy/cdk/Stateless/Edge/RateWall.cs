using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Amazon.CDK.AWS.WAFv2;
using Constructs;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Stateless.Edge;

/// <summary>Stops an address that asks far more than any client should, before a task hears of it. Rates of keys are the services' own.</summary>
internal sealed class RateWall : Construct
{
    public RateWall(Construct scope, EnvironmentPlan plan, ApplicationLoadBalancer loadBalancer)
        : base(scope, "RateWall")
    {
        var wall = new CfnWebACL(this, "Acl", new CfnWebACLProps
        {
            Scope = "REGIONAL",
            DefaultAction = new CfnWebACL.DefaultActionProperty { Allow = new CfnWebACL.AllowActionProperty() },
            VisibilityConfig = Visible($"fluxa-{plan.Name}"),
            Rules = new[]
            {
                new CfnWebACL.RuleProperty
                {
                    Name = "rate",
                    Priority = 1,
                    Action = new CfnWebACL.RuleActionProperty { Block = new CfnWebACL.BlockActionProperty { CustomResponse = new CfnWebACL.CustomResponseProperty { ResponseCode = 429 } } },
                    Statement = new CfnWebACL.StatementProperty
                    {
                        RateBasedStatement = new CfnWebACL.RateBasedStatementProperty { AggregateKeyType = "IP", Limit = plan.RequestsPerAddress, EvaluationWindowSec = 300 },
                    },
                    VisibilityConfig = Visible("rate"),
                },
            },
        });
        new CfnWebACLAssociation(this, "Association", new CfnWebACLAssociationProps { ResourceArn = loadBalancer.LoadBalancerArn, WebAclArn = wall.AttrArn });
    }

    private static CfnWebACL.VisibilityConfigProperty Visible(string metric) =>
        new() { CloudWatchMetricsEnabled = true, SampledRequestsEnabled = true, MetricName = metric };
}
