using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;

namespace Fluxa.Deploy.Stateless.Edge;

/// <summary>The load balancer: TLS for all, POST to Ingest, the rest to Query; Recovery on a port of its own, for operators' addresses only.</summary>
internal sealed class FrontDoor : Construct
{
    /// <summary>Where clients come.</summary>
    public const int PublicPort = 443;

    /// <summary>Where operators come.</summary>
    public const int OperatorPort = 8443;

    private readonly IVpc _vpc;

    public FrontDoor(Construct scope, EnvironmentPlan plan, Network network, DeployParameters parameters)
        : base(scope, "FrontDoor")
    {
        _vpc = network.Vpc;
        var doorstep = new SecurityGroup(this, "Doorstep", new SecurityGroupProps { Vpc = _vpc, Description = "Fluxa's load balancer", AllowAllOutbound = false });
        LoadBalancer = new ApplicationLoadBalancer(this, "LoadBalancer", new ApplicationLoadBalancerProps
        {
            Vpc = _vpc,
            InternetFacing = true,
            SecurityGroup = doorstep,
            DropInvalidHeaderFields = true,
            DeletionProtection = plan.KeepsData,
            // A long poll of Query (?wait=) lasts up to 30 s.
            IdleTimeout = Amazon.CDK.Duration.Seconds(60),
        });
        var certificate = ListenerCertificate.FromArn(parameters.CertificateArn);
        LoadBalancer.AddListener("Redirect", new BaseApplicationListenerProps
        {
            Port = 80,
            Open = true,
            DefaultAction = ListenerAction.Redirect(new RedirectOptions { Port = "443", Protocol = "HTTPS", Permanent = true }),
        });
        Public = AddListener("Public", PublicPort, certificate);
        doorstep.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(PublicPort), "Clients");
        Operators = AddListener("Operators", OperatorPort, certificate);
        doorstep.AddIngressRule(Peer.Ipv4(parameters.OperatorCidr), Port.Tcp(OperatorPort), "Operators");
        new RateWall(this, plan, LoadBalancer);
    }

    /// <summary>The port of every service in its container.</summary>
    public const int ServicePort = 8080;

    public ApplicationLoadBalancer LoadBalancer { get; }

    /// <summary>The clients' listener.</summary>
    public ApplicationListener Public { get; }

    /// <summary>The operators' listener.</summary>
    public ApplicationListener Operators { get; }

    /// <summary>A group of tasks that say themselves whether they can work.</summary>
    public ApplicationTargetGroup AddTargets(Construct scope, string name) => new(scope, name, new ApplicationTargetGroupProps
    {
        Vpc = _vpc,
        Port = ServicePort,
        Protocol = ApplicationProtocol.HTTP,
        TargetType = TargetType.IP,
        // Tasks are told to stop when this is over; they then finish what they have.
        DeregistrationDelay = Amazon.CDK.Duration.Seconds(15),
        HealthCheck = new Amazon.CDK.AWS.ElasticLoadBalancingV2.HealthCheck
        {
            Path = "/health/ready",
            HealthyHttpCodes = "200",
            Interval = Amazon.CDK.Duration.Seconds(10),
            Timeout = Amazon.CDK.Duration.Seconds(5),
            HealthyThresholdCount = 2,
            UnhealthyThresholdCount = 3,
        },
    });

    private ApplicationListener AddListener(string name, int port, IListenerCertificate certificate) => LoadBalancer.AddListener(name, new BaseApplicationListenerProps
    {
        Port = port,
        Protocol = ApplicationProtocol.HTTPS,
        Certificates = [certificate],
        SslPolicy = SslPolicy.RECOMMENDED_TLS,
        Open = false,
        DefaultAction = ListenerAction.FixedResponse(404, new FixedResponseOptions
        {
            ContentType = "application/json",
            MessageBody = """{"title":"There is nothing at this address.","status":404}""",
        }),
    });
}
