using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Wire;

/// <summary>Over TLS a client and the service agree on HTTP/2 by themselves.</summary>
public sealed class Http2Tests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fluxa-tls-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2.0", "2.0")]
    [InlineData("1.1", "1.1")]
    public async Task Over_TLS_it_is_what_the_client_asks_for(string asked, string spoken)
    {
        await using var ingest = new IngestFactory(("Kestrel:Endpoints:Tls:Url", "https://127.0.0.1:0"), ("Kestrel:Endpoints:Tls:Certificate:Path", Certificate()));
        using var client = Client(ingest.StartOnKestrel(), Version.Parse(asked));

        using var taken = await client.PostAsync("/events", Posted.Json(Posted.Good), Token);
        using var refused = await client.PostAsync("/events", Posted.Json("{}"), Token);

        Assert.Equal((HttpStatusCode.Accepted, Version.Parse(spoken)), (taken.StatusCode, taken.Version));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("max-age=31536000", taken.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task A_hundred_requests_share_one_connection()
    {
        await using var ingest = new IngestFactory(("Kestrel:Endpoints:Tls:Url", "https://127.0.0.1:0"), ("Kestrel:Endpoints:Tls:Certificate:Path", Certificate()));
        var connections = 0;
        using var client = Client(ingest.StartOnKestrel(), HttpVersion.Version20, () => Interlocked.Increment(ref connections));
        using var first = await client.PostAsync("/events", Posted.Json(Posted.Good), Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            using var answer = await client.PostAsync("/events", Posted.Json(Posted.Good), Token);
            return answer.StatusCode;
        }));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Accepted, status));
        Assert.Equal(1, connections);
    }

    private static HttpClient Client(Uri server, Version version, Action? onHandshake = null)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            onHandshake?.Invoke();
            return certificate?.Subject == "CN=fluxa-test";
        };
        return new HttpClient(handler) { BaseAddress = server, DefaultRequestVersion = version, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    }

    /// <summary>A file with a certificate that nobody has signed, and its key.</summary>
    private string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=fluxa-test", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var path = Path.Combine(_folder, "service.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }
}
