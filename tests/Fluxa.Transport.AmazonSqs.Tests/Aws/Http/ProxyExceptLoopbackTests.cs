using System.Net;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class ProxyExceptLoopbackTests
{
    private static readonly Uri Address = new("http://proxy.example:3128");
    private readonly ProxyExceptLoopback _proxy = new(new WebProxy(Address));

    [Theory]
    [InlineData("http://127.0.0.1:4566")]
    [InlineData("http://localhost:4566")]
    [InlineData("http://[::1]:4566")]
    public void This_machine_is_called_directly(string url)
    {
        Assert.True(_proxy.IsBypassed(new Uri(url)));
        Assert.Null(_proxy.GetProxy(new Uri(url)));
    }

    [Fact]
    public void AWS_is_called_through_the_machines_proxy()
    {
        Assert.False(_proxy.IsBypassed(new Uri("https://sqs.eu-central-1.amazonaws.com")));
        Assert.Equal(Address, _proxy.GetProxy(new Uri("https://sqs.eu-central-1.amazonaws.com")));
    }
}
