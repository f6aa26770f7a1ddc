using System.Net;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>The machine's proxy for everything but this machine itself: an emulator on loopback is no business of HTTP_PROXY's.</summary>
internal sealed class ProxyExceptLoopback(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
