using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

/// <summary>What AmazonSQSConfig and its like are to code that knows the SDK's core only.</summary>
internal sealed class SdkConfig(string service) : ClientConfig(new NoDefaults())
{
    public override string ServiceVersion => "2012-11-05";

    public override string UserAgent => "test";

    public override string RegionEndpointServiceName => service;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(ServiceURL);

    private sealed class NoDefaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode = null) =>
            throw new NotSupportedException("Nobody calls AWS with this");
    }
}
