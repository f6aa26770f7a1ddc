namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>A service may do what its work needs and nothing else.</summary>
public sealed class PermissionTests(Synthesis synthesis)
{
    /// <summary>AWS takes no narrower resource for these: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html.</summary>
    private static readonly string[] OpenEnded = ["ecr:GetAuthorizationToken"];

    private static readonly string[] ReadsPayloads = ["kms:Decrypt", "s3:GetObject", "s3:ListBucket"];

    public static TheoryData<string> Environments => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Ingest_sends_and_cannot_receive(string environment)
    {
        var sqs = Of(environment, "ingest", "sqs:");

        Assert.Equal(["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"], sqs.Select(allowed => allowed.Action).Order(StringComparer.Ordinal));
        Assert.All(sqs, allowed => Assert.EndsWith($":{environment}-fluxa-process-event\"]]}}", allowed.Resource, StringComparison.Ordinal));
        Assert.Empty(Of(environment, "ingest", "sns:"));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Query_reads_payloads_and_knows_neither_queues_nor_topics(string environment)
        => Assert.Equal(ReadsPayloads, CloudPolicies.Of(synthesis.Stateless(environment), "query").Select(allowed => allowed.Action).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Only_Recovery_starts_redrives_and_removes_payloads(string environment)
    {
        var able = CloudPolicies.Allowed(synthesis.Stateless(environment)).Where(allowed => allowed.Action is "sqs:StartMessageMoveTask" or "s3:DeleteObject").ToList();

        Assert.NotEmpty(able);
        Assert.All(able, allowed => Assert.StartsWith("recovery", allowed.Policy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Only_the_Processor_takes_work_and_announces_it(string environment)
    {
        var allowed = CloudPolicies.Allowed(synthesis.Stateless(environment)).ToList();

        Assert.All(allowed.Where(entry => entry.Action == "sns:Publish"), entry => Assert.StartsWith("processor", entry.Policy, StringComparison.Ordinal));
        Assert.All(
            allowed.Where(entry => entry.Action == "sqs:ReceiveMessage" && entry.Resource.EndsWith($":{environment}-fluxa-process-event\"]]}}", StringComparison.Ordinal)),
            entry => Assert.StartsWith("processor", entry.Policy, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Nothing_has_an_open_end_but_what_AWS_leaves_open(string environment)
        => Assert.All(
            CloudPolicies.Allowed(synthesis.Stateless(environment)).Concat(CloudPolicies.Allowed(synthesis.Prepare(environment))).Concat(CloudPolicies.Allowed(synthesis.Stateful(environment))),
            allowed =>
            {
                Assert.DoesNotContain('*', allowed.Action);
                Assert.True(allowed.Resource != "*" || OpenEnded.Contains(allowed.Action), $"{allowed.Policy}: {allowed.Action} on {allowed.Resource}");
                Assert.False(allowed.Resource.Contains('*', StringComparison.Ordinal) && allowed.Resource != "*" && !allowed.Resource.Contains("/raw/*", StringComparison.Ordinal), $"{allowed.Policy}: {allowed.Action} on {allowed.Resource}");
            });

    [Theory]
    [MemberData(nameof(Environments))]
    public void No_two_services_share_a_role(string environment)
    {
        var roles = synthesis.Stateless(environment).Of("AWS::ECS::TaskDefinition")
            .SelectMany(task => new[] { task.Text("TaskRoleArn.Fn::GetAtt.0"), task.Text("ExecutionRoleArn.Fn::GetAtt.0") })
            .ToList();

        Assert.Equal(roles.Distinct(), roles);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void A_task_sees_its_own_password_and_no_other(string environment)
        => Assert.All(synthesis.Stateless(environment).Of("AWS::ECS::TaskDefinition"), task =>
        {
            var secret = Assert.Single(task.List("ContainerDefinitions.0.Secrets"));
            Assert.Contains($"Database{task.Text("Family").Split('-')[^1]}login", secret!.ToJsonString(), StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_owners_password_is_for_the_task_that_prepares_the_database_and_that_may_nothing_else(string environment)
    {
        var task = synthesis.Prepare(environment).Single("AWS::ECS::TaskDefinition");

        Assert.Contains(task.List("ContainerDefinitions.0.Secrets"), secret => secret!.ToJsonString().Contains("InstanceSecret", StringComparison.Ordinal));
        Assert.DoesNotContain(CloudPolicies.Allowed(synthesis.Prepare(environment)), allowed => allowed.Policy.StartsWith("cliTaskTaskRole", StringComparison.Ordinal));
    }

    private List<(string Action, string Resource)> Of(string environment, string service, string prefix) =>
        [.. CloudPolicies.Of(synthesis.Stateless(environment), service).Where(allowed => allowed.Action.StartsWith(prefix, StringComparison.Ordinal))];
}
