using System.Net;
using System.Net.Sockets;
using System.Text;
using Fluxa.Hosting.Tests.Running;

namespace Fluxa.Hosting.Tests.Framing;

/// <summary>What two readers could read differently is refused by every service. Ingest's tests have many more shapes.</summary>
public sealed class StrictHttpTests
{
    [Theory]
    [InlineData("GET /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "200")]
    [InlineData("GET /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 00000000000000000000\r\n\r\n", "400")]
    [InlineData("GET /ok HTTP/1.1\r\nHost: x\r\nContent-Length: +0\r\n\r\n", "400")]
    [InlineData("GET /ok HTTP/1.1\r\nHost: x\r\nContent-Length: -0\r\n\r\n", "400")]
    [InlineData("GET /ok HTTP/1.1\r\nHost: x\r\nContent-Length: \u00b2\r\n\r\n", "400")]
    [InlineData("GET /ok HTTP/1.1\nHost: x\n\n", "400")]
    [InlineData("GET /ok HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", "400")]
    public async Task A_body_ends_where_every_reader_sees_it(string request, string status)
    {
        await using var service = await RunningService.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, service.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);

        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);

        var line = new byte[12];
        await client.GetStream().ReadExactlyAsync(line, TestContext.Current.CancellationToken);
        Assert.Equal($"HTTP/1.1 {status}", Encoding.ASCII.GetString(line));
    }
}
