namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>What keeps data keeps it: encrypted, out of reach, and longer than a mistake.</summary>
public sealed class DataTemplateTests(Synthesis synthesis)
{
    private static readonly string[] KeepData = ["AWS::RDS::DBInstance", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::KMS::Key"];

    public static TheoryData<string> Environments => ["dev", "prod"];

    [Theory]
    [InlineData("dev", "false")]
    [InlineData("prod", "true")]
    public void The_database_has_a_standby_and_is_protected_where_events_count(string environment, string yes)
    {
        var database = synthesis.Stateful(environment).Single("AWS::RDS::DBInstance");

        Assert.Equal((yes, yes), (database.Text("MultiAZ"), database.Text("DeletionProtection")));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void The_database_is_encrypted_backed_up_and_reached_by_TLS_from_within_only(string environment)
    {
        var template = synthesis.Stateful(environment);
        var database = template.Single("AWS::RDS::DBInstance");

        Assert.Equal(("true", "false"), (database.Text("StorageEncrypted"), database.Text("PubliclyAccessible")));
        Assert.NotEqual("0", database.Text("BackupRetentionPeriod"));
        Assert.Equal("1", template.Single("AWS::RDS::DBParameterGroup")["Parameters"]!["rds.force_ssl"]!.ToString());
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Payloads_are_encrypted_closed_to_the_public_and_tidied_up(string environment)
    {
        var template = synthesis.Stateful(environment);
        var bucket = template.Single("AWS::S3::Bucket");

        Assert.Equal("aws:kms", bucket.Text("BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm"));
        Assert.All(["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"], setting => Assert.Equal("true", bucket.Text($"PublicAccessBlockConfiguration.{setting}")));
        Assert.Equal(2, bucket.List("LifecycleConfiguration.Rules").Count);
        Assert.DoesNotContain("ExpirationInDays", bucket["LifecycleConfiguration"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("aws:SecureTransport", template.Single("AWS::S3::BucketPolicy").Node.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev", "Delete")]
    [InlineData("prod", "Retain")]
    public void Data_outlives_its_stack_where_events_count_and_leaves_nothing_where_they_do_not(string environment, string policy)
        => Assert.All(
            synthesis.Stateful(environment).Resources.Where(resource => KeepData.Contains(resource.Type)),
            resource => Assert.Equal(policy, (string?)resource.Node["DeletionPolicy"]));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_password_is_made_by_AWS_and_stands_in_no_template(string environment)
    {
        var secrets = synthesis.Stateful(environment).Of("AWS::SecretsManager::Secret");

        Assert.Equal(["ingest", "owner", "processor", "query", "recovery"], secrets.Select(secret => secret.Text("Name").Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.All(secrets, secret => Assert.True(secret["GenerateSecretString"] is not null && secret["SecretString"] is null, secret.Id));
        Assert.DoesNotContain("Password=", synthesis.Stateless(environment).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Keys_turn_over_every_year(string environment)
        => Assert.Equal("true", synthesis.Stateful(environment).Single("AWS::KMS::Key").Text("EnableKeyRotation"));
}
