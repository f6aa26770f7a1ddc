using System.Text.Json;
using System.Text.Json.Nodes;
using Fluxa.Deploy.Tests.Containers;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>The services on ECS: reached, watched, scaled and replaced.</summary>
public sealed class ServiceTemplateTests(Synthesis synthesis)
{
    private static readonly string[] Services = ["ingest", "processor", "query", "recovery"];

    public static TheoryData<string, string> Deployed
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var environment in new[] { "dev", "prod" })
            {
                foreach (var service in Services)
                {
                    data.Add(environment, service);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Environments => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Deployed))]
    public void A_container_is_the_Dockerfiles_and_has_its_health_check_its_port_and_time_to_stop(string environment, string service)
    {
        var container = Container(environment, service);
        var check = DockerFile.Load()[service].All("HEALTHCHECK").Single();
        var command = JsonSerializer.Deserialize<string[]>(check[(check.IndexOf("CMD ", StringComparison.Ordinal) + 4)..])!;

        Assert.Equal(["CMD", .. command], container["HealthCheck"]!["Command"]!.AsArray().Select(word => (string)word!));
        Assert.Equal("8080", container["PortMappings"]![0]!["ContainerPort"]!.ToString());
        Assert.Equal("30", container["StopTimeout"]!.ToString());
        Assert.Equal("true", container["ReadonlyRootFilesystem"]!.ToString());
        Assert.Equal("/tmp", (string)container["MountPoints"]![0]!["ContainerPath"]!);
        Assert.Contains("ImageTag", container["Image"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Deployed))]
    public void Every_variable_is_a_setting_that_exists(string environment, string service)
    {
        var page = SourceTree.Read("docs/configuration.md");

        Assert.All(Container(environment, service)["Environment"]!.AsArray().Select(entry => (string)entry!["Name"]!), variable =>
            Assert.Contains($"`{variable.Replace("__", ":", StringComparison.Ordinal)}`", page, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Deployed))]
    public void A_service_stays_up_while_it_is_replaced_and_goes_back_when_an_alarm_rings(string environment, string service)
    {
        var deployed = Service(environment, service);

        Assert.Equal("100", deployed.Text("DeploymentConfiguration.MinimumHealthyPercent"));
        Assert.Equal(("true", "true"), (deployed.Text("DeploymentConfiguration.Alarms.Enable"), deployed.Text("DeploymentConfiguration.Alarms.Rollback")));
        Assert.NotEmpty(deployed.List("DeploymentConfiguration.Alarms.AlarmNames"));
        Assert.Equal("DISABLED", deployed.Text("NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"));
    }

    [Theory]
    [InlineData("dev", "ingest")]
    [InlineData("prod", "ingest")]
    [InlineData("dev", "query")]
    [InlineData("prod", "query")]
    public void A_tenth_of_the_clients_comes_to_a_new_release_first(string environment, string service)
    {
        var deployed = Service(environment, service);

        Assert.Equal(("CANARY", "10"), (deployed.Text("DeploymentConfiguration.Strategy"), deployed.Text("DeploymentConfiguration.CanaryConfiguration.CanaryPercent")));
        Assert.NotNull(deployed["LoadBalancers.0.AdvancedConfiguration.AlternateTargetGroupArn"]);
        Assert.NotNull(deployed["LoadBalancers.0.AdvancedConfiguration.ProductionListenerRule"]);
    }

    [Theory]
    [InlineData("dev", "processor")]
    [InlineData("prod", "processor")]
    [InlineData("dev", "recovery")]
    [InlineData("prod", "recovery")]
    public void What_has_no_clients_ends_a_release_that_does_not_stay_up(string environment, string service)
        => Assert.Equal("true", Service(environment, service).Text("DeploymentConfiguration.DeploymentCircuitBreaker.Rollback"));

    [Theory]
    [InlineData("dev", "processor", "FILL(waiting, 0) / tasks", "ApproximateNumberOfMessagesVisible")]
    [InlineData("prod", "processor", "FILL(waiting, 0) / tasks", "ApproximateNumberOfMessagesVisible")]
    [InlineData("dev", "ingest", "(FILL(blue, 0) + FILL(green, 0)) / tasks", "RequestCount")]
    [InlineData("prod", "ingest", "(FILL(blue, 0) + FILL(green, 0)) / tasks", "RequestCount")]
    public void Work_for_each_task_makes_more_tasks(string environment, string service, string expression, string metric)
    {
        var policy = synthesis.Stateless(environment).Of("AWS::ApplicationAutoScaling::ScalingPolicy").Single(policy => policy.Id.StartsWith(service, StringComparison.Ordinal));
        var measured = policy["TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification.Metrics"]!.ToJsonString();

        Assert.Equal(expression, policy.Text("TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification.Metrics.0.Expression"));
        Assert.Contains($"\"{metric}\"", measured, StringComparison.Ordinal);
        Assert.Contains("\"RunningTaskCount\"", measured, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Clients_come_by_TLS_and_an_address_that_asks_too_much_is_stopped(string environment)
    {
        var template = synthesis.Stateless(environment);
        var listeners = template.Of("AWS::ElasticLoadBalancingV2::Listener");

        Assert.All(listeners.Where(listener => listener.Text("Port") != "80"), listener =>
        {
            Assert.Equal("HTTPS", listener.Text("Protocol"));
            Assert.StartsWith("ELBSecurityPolicy-TLS13-", listener.Text("SslPolicy"), StringComparison.Ordinal);
        });
        Assert.Equal("redirect", listeners.Single(listener => listener.Text("Port") == "80").Text("DefaultActions.0.Type"));
        Assert.NotEqual("", template.Single("AWS::WAFv2::WebACL").Text("Rules.0.Statement.RateBasedStatement.Limit"));
        Assert.Single(template.Of("AWS::WAFv2::WebACLAssociation"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Posting_goes_to_Ingest_and_everything_else_to_Query(string environment)
    {
        var rules = synthesis.Stateless(environment).Of("AWS::ElasticLoadBalancingV2::ListenerRule").Where(rule => !rule.Id.StartsWith("recovery", StringComparison.Ordinal)).ToList();
        var first = rules.MinBy(rule => (int)rule["Priority"]!)!;

        Assert.StartsWith("ingest", first.Id, StringComparison.Ordinal);
        Assert.Contains("\"POST\"", first["Conditions"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("\"/*\"", rules.Single(rule => rule.Id.StartsWith("query", StringComparison.Ordinal))["Conditions"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Operators_alone_reach_Recovery(string environment)
    {
        var doorstep = synthesis.Stateless(environment).Of("AWS::EC2::SecurityGroup").Single(group => group.Id.Contains("Doorstep", StringComparison.Ordinal));

        Assert.All(doorstep.List("SecurityGroupIngress").Where(rule => rule!["FromPort"]!.ToString() == "8443"), rule => Assert.Equal("OperatorCidr", (string?)rule!["CidrIp"]!["Ref"]));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_log_ends_some_day(string environment)
    {
        var logs = synthesis.Stateless(environment).Of("AWS::Logs::LogGroup");

        Assert.Equal(Services.Length, logs.Count);
        Assert.All(logs, log => Assert.NotNull(log["RetentionInDays"]));
    }

    private CloudResource Service(string environment, string service) =>
        synthesis.Stateless(environment).Of("AWS::ECS::Service").Single(found => found.Text("ServiceName") == $"fluxa-{environment}-{service}");

    private JsonObject Container(string environment, string service) =>
        synthesis.Stateless(environment).Of("AWS::ECS::TaskDefinition").Single(task => task.Text("Family") == $"fluxa-{environment}-{service}").List("ContainerDefinitions")[0]!.AsObject();
}
