using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fluxa.Ingest.Tests.Wire;

/// <summary>A client that sends exactly the bytes it is told to, right or wrong.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly byte[] _buffer = new byte[8192];
    private readonly TcpClient _client = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(60), TimeProvider.System);

    public static async Task<RawConnection> OpenAsync(Uri server)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(IPAddress.Loopback, server.Port, connection._patience.Token);
        return connection;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _client.GetStream().WriteAsync(bytes, _patience.Token);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends one chunk of a chunked body.</summary>
    public async Task SendChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await SendAsync(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length:x}\r\n"));
        await SendAsync(bytes);
        await SendAsync("\r\n");
    }

    /// <summary>Everything the server says until it closes the connection or a whole answer with a Content-Length is there.</summary>
    public async Task<string> ReadAnswerAsync()
    {
        var answer = new StringBuilder();
        while (!IsWhole(answer.ToString()))
        {
            var count = await _client.GetStream().ReadAsync(_buffer, _patience.Token);
            if (count == 0)
            {
                break;
            }

            answer.Append(Encoding.UTF8.GetString(_buffer, 0, count));
        }

        return answer.ToString();
    }

    /// <summary>Goes away without a word: the server sees a reset.</summary>
    public void Reset()
    {
        _client.LingerState = new LingerOption(true, 0);
        _client.Dispose();
    }

    public void Dispose()
    {
        _client.Dispose();
        _patience.Dispose();
    }

    private static bool IsWhole(string answer)
    {
        var headEnd = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (headEnd < 0)
        {
            return false;
        }

        var length = answer[..headEnd].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return length is not null
            ? Encoding.UTF8.GetByteCount(answer[(headEnd + 4)..]) >= int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)
            : answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
    }
}
