using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class AwsEndpointsTests
{
    [Theory]
    [InlineData("eu-central-1", "sqs", "https://sqs.eu-central-1.amazonaws.com/")]
    [InlineData("cn-north-1", "sns", "https://sns.cn-north-1.amazonaws.com.cn/")]
    [InlineData("us-gov-west-1", "sts", "https://sts.us-gov-west-1.amazonaws.com/")]
    public void Without_a_URL_a_region_has_its_own(string region, string service, string url) =>
        Assert.Equal(new Uri(url), AwsEndpoints.Resolve(new AwsClientSettings { Region = region }, service).Endpoint);

    [Fact]
    public void One_URL_serves_all_but_a_services_own_comes_first()
    {
        var settings = new AwsClientSettings { Region = "us-east-1", ServiceUrl = new Uri("http://127.0.0.1:4566"), SnsServiceUrl = new Uri("https://vpce.example/sns") };

        Assert.Equal("http://127.0.0.1:4566/", AwsEndpoints.Resolve(settings, "sqs").Endpoint.ToString());
        Assert.Equal("https://vpce.example/sns", AwsEndpoints.Resolve(settings, "sns").Endpoint.ToString());
    }

    [Fact]
    public void The_signed_host_has_the_port_unless_it_is_the_schemes_own()
    {
        Assert.Equal("127.0.0.1:4566", new AwsService("sqs", new Uri("http://127.0.0.1:4566"), "r").Host);
        Assert.Equal("aws.example", new AwsService("sqs", new Uri("https://aws.example:443"), "r").Host);
    }
}
