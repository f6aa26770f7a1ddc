using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Fluxa.Hosting.Tests.Running;

namespace Fluxa.Hosting.Tests.Logging;

/// <summary>What a client can put into a request to break a log line, sent as bytes over a real connection.</summary>
public sealed class LogInjectionTests
{
    private const int Megabyte = 1024 * 1024;
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    // Kestrel itself refuses what is too long, broken into lines or no UTF-8: nobody reads it, and nobody logs it.
    private static readonly byte[][] Refused =
    [
        Request("X-Correlation-ID: " + new string('x', Megabyte)),
        Request("User-Agent: " + new string('x', Megabyte)),
        Request("Accept: */*", "/" + new string('x', Megabyte)),
        Request("X-Correlation-ID: \u00ff\u00c3\u0028"),
        Request("User-Agent: \u00ff\u00fe\u00c0\u00af"),
        Request("X-Correlation-ID: a\n{\"level\":\"critical\"}"),
    ];

    private static readonly byte[][] Read =
    [
        Request("X-Correlation-ID: " + new string('x', 20 * 1024)),
        Request("X-Correlation-ID: \u001b[2Jgone"),
        Request("Accept: */*", "/ok/%ff%c3%28"),
        Request("Accept: */*", "/ok%0d%0a%7b%22level%22:%22critical%22%7d"),
        Request("Accept: */*", "/ok%1b[31mred%1b[2K"),
        Request("Accept: */*", "/ok%e2%80%a8%c2%85"),
    ];

    [Fact]
    public async Task Each_request_is_one_valid_line_or_is_refused_without_one()
    {
        await using var service = await RunningService.StartAsync(new() { ["Logging:LogLevel:Default"] = "Debug" });

        foreach (var request in Refused)
        {
            Assert.StartsWith("HTTP/1.1 4", await SendAsync(service, request), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(service.Lines, IsOfARequest);
        foreach (var request in Read)
        {
            Assert.StartsWith("HTTP/1.1 ", await SendAsync(service, request), StringComparison.Ordinal);
        }

        await service.App.StopAsync(_cancellationToken);
        Assert.Equal(Read.Length, service.Lines.Count(IsOfARequest));
        Assert.All(service.RawLines, line =>
        {
            Assert.InRange(line.Length, 1, 64 * 1024);
            Assert.EndsWith("}\n", line, StringComparison.Ordinal);
            Assert.DoesNotContain(line[..^1], letter => char.IsControl(letter) || letter is '\u2028' or '\u2029');
            Assert.Equal(["timestamp", "level", "correlation_id", "message", "fields"], JsonElement.Parse(line).EnumerateObject().Select(member => member.Name));
        });
    }

    private static bool IsOfARequest(JsonElement line) => line.GetProperty("fields").TryGetProperty("log_id", out var id) && id.GetInt32() == 3201;

    private static byte[] Request(string header, string path = "/ok") =>
        Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n");

    private async Task<string> SendAsync(RunningService service, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Http.BaseAddress!.Host, service.Http.BaseAddress.Port, _cancellationToken);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(request, _cancellationToken);
        }
        catch (IOException)
        {
            // Refused before it was read to its end; what the service said can still be read.
        }

        var answer = new byte[12];
        await stream.ReadExactlyAsync(answer, _cancellationToken);
        return Encoding.ASCII.GetString(answer);
    }
}
