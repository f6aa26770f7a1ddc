using Amazon;
using Amazon.Runtime;
using MassTransit;
using MassTransit.Transports;

namespace Fluxa.Transport.AmazonSqs.Configuration;

/// <summary>Collects what <c>cfg.Host(…)</c> says.</summary>
internal sealed class HostConfigurator : IAmazonSqsHostConfigurator
{
    private readonly RegionEndpoint _region;
    private AWSCredentials? _credentials;
    private AllowTransportHeader? _allowTransportHeader;
    private string? _accessKey;
    private string? _secretKey;
    private string _scope;
    private bool _scopeTopics;
    private Uri? _serviceUrl;
    private Uri? _snsServiceUrl;
    private Uri? _sqsServiceUrl;

    public HostConfigurator(Uri address)
    {
        var hostAddress = new AmazonSqsHostAddress(address);
        _region = RegionEndpoint.GetBySystemName(hostAddress.Host);
        _scope = hostAddress.Scope;

        if (address.UserInfo.Split(':') is [{ Length: > 0 } accessKey, { Length: > 0 } secretKey])
        {
            _accessKey = Uri.UnescapeDataString(accessKey);
            _secretKey = Uri.UnescapeDataString(secretKey);
        }
    }

    public void AccessKey(string accessKey) => _accessKey = accessKey;

    public void SecretKey(string secretKey) => _secretKey = secretKey;

    public void Credentials(AWSCredentials credentials) => _credentials = credentials;

    public void Scope(string scope, bool scopeTopics = false)
    {
        _scope = scope;
        _scopeTopics |= scopeTopics;
    }

    public void EnableScopedTopics() => _scopeTopics = true;

    public void ServiceUrl(Uri? serviceUrl) => _serviceUrl = serviceUrl;

    public void ServiceUrls(Uri? sqs, Uri? sns) => (_sqsServiceUrl, _snsServiceUrl) = (sqs, sns);

    public void Config(ClientConfig? config)
    {
        if (config?.ServiceURL is not { Length: > 0 } address)
        {
            return;
        }

        var url = new Uri(address, UriKind.RelativeOrAbsolute);
        switch (config.RegionEndpointServiceName)
        {
            case "sqs":
                _sqsServiceUrl = url;
                break;
            case "sns":
                _snsServiceUrl = url;
                break;
            default:
                throw new AmazonSqsTransportConfigurationException($"{config.GetType().Name} configures the service '{config.RegionEndpointServiceName}', which this transport does not call");
        }
    }

    public void AllowTransportHeader(AllowTransportHeader? allowTransportHeader) => _allowTransportHeader = allowTransportHeader;

    public AmazonSqsHostSettings Build()
    {
        foreach (var url in (IEnumerable<Uri?>)[_serviceUrl, _sqsServiceUrl, _snsServiceUrl])
        {
            if (url is not null && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https")))
            {
                throw new AmazonSqsTransportConfigurationException($"The service URL '{url}' must be an absolute http or https address");
            }
        }

        return new AmazonSqsHostSettings
        {
            Region = _region,
            Credentials = _credentials ?? KeyCredentials(),
            Scope = _scope,
            ScopeTopics = _scopeTopics,
            ServiceUrl = _serviceUrl,
            SqsServiceUrl = _sqsServiceUrl,
            SnsServiceUrl = _snsServiceUrl,
            AllowTransportHeader = _allowTransportHeader,
        };
    }

    private BasicAWSCredentials? KeyCredentials() => (_accessKey, _secretKey) switch
    {
        ({ Length: > 0 } accessKey, { Length: > 0 } secretKey) => new BasicAWSCredentials(accessKey, secretKey),
        ({ Length: > 0 }, _) or (_, { Length: > 0 }) => throw new AmazonSqsTransportConfigurationException(
            "Only one of access key and secret key is set: set both, or none to use the AWS default chain"),
        _ => null,
    };
}
