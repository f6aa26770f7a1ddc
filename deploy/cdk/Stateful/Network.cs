using Amazon.CDK.AWS.EC2;
using Constructs;
using Fluxa.Deploy.Environments;

namespace Fluxa.Deploy.Stateful;

/// <summary>Three rings: the load balancer outside, the services behind it, the database where nothing comes in or goes out.</summary>
internal sealed class Network : Construct
{
    public Network(Construct scope, EnvironmentPlan plan)
        : base(scope, "Network")
    {
        Vpc = new Vpc(this, "Vpc", new VpcProps
        {
            MaxAzs = 2,
            NatGateways = plan.NatGateways,
            RestrictDefaultSecurityGroup = false,
            SubnetConfiguration =
            [
                new SubnetConfiguration { Name = "public", SubnetType = SubnetType.PUBLIC, CidrMask = 24 },
                new SubnetConfiguration { Name = "services", SubnetType = SubnetType.PRIVATE_WITH_EGRESS, CidrMask = 22 },
                new SubnetConfiguration { Name = "data", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 },
            ],
            GatewayEndpoints = new Dictionary<string, IGatewayVpcEndpointOptions>
            {
                // Payloads go past the NAT gateway, whose bytes cost.
                ["S3"] = new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 },
            },
        });
    }

    public Vpc Vpc { get; }
}
