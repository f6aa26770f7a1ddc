using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Fluxa.Cli.Traffic;

namespace Fluxa.Cli.Bench.Pipeline;

/// <summary>Connections that send one ready-made request again as soon as it is answered. Bare sockets: a library's client would take more of the machine than the service does.</summary>
internal sealed class PostLoad(Uri service, byte[] body, int expectedStatus, int connections, TimeProvider clock)
{
    private const int AnswerBytes = 16 * 1024;
    private readonly byte[] _request = [.. Encoding.ASCII.GetBytes($"POST /events HTTP/1.1\r\nHost: {service.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    public async Task<PostResult> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var started = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(ConnectionAsync, cancellationToken)));
        var summary = latencies.Summarize();
        return new PostResult(summary.Count / clock.GetElapsedTime(started).TotalSeconds, summary);

        async Task ConnectionAsync()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(service.Host, service.Port, cancellationToken);
            var answer = new byte[AnswerBytes];
            do
            {
                var asked = clock.GetTimestamp();
                await socket.SendAsync(_request, cancellationToken);
                await ReadAnswerAsync(socket, answer, cancellationToken);
                latencies.Add(clock.GetElapsedTime(asked));
            }
            while (clock.GetElapsedTime(started) < duration);
        }
    }

    private async Task ReadAnswerAsync(Socket socket, byte[] answer, CancellationToken cancellationToken)
    {
        var length = 0;
        do
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length), cancellationToken);
            length = read > 0 ? length + read : throw new CliException("Ingest closed a connection under load.");
        }
        while (!IsWhole(answer.AsSpan(0, length)));

        if (int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture) != expectedStatus)
        {
            throw new CliException($"Ingest answered otherwise than {expectedStatus}: {Encoding.UTF8.GetString(answer, 0, length)}");
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
        {
            return false;
        }

        var start = answer[..headers].IndexOf("Content-Length: "u8);
        if (start < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        var number = answer[(start + "Content-Length: ".Length)..headers];
        var end = number.IndexOf((byte)'\r');
        return answer.Length >= headers + 4 + int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture);
    }
}
