using System.Text;
using Fluxa.Ingest.Tests.Factory;

namespace Fluxa.Ingest.Tests.Wire;

/// <summary>Requests that no honest client sends: what smugglers, scanners and broken proxies send instead.</summary>
internal static class BadRequestShapes
{
    /// <summary>Rides behind a body whose end is in doubt; an answer to it would be the proof of a smuggled request.</summary>
    public const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: smuggled\r\n\r\n";

    private const string Head = "POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private const string Chunked = Head + "Transfer-Encoding: chunked\r\n\r\n";
    private static readonly int Length = Encoding.UTF8.GetByteCount(Posted.Good);
    private static readonly string ChunkedBody = $"{Length:x}\r\n{Posted.Good}\r\n0\r\n\r\n";

    /// <summary>Name and bytes (as Latin-1).</summary>
    public static IReadOnlyList<(string Name, string Request)> All { get; } =
    [
        ("Content-Length, then Transfer-Encoding", Head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + Utf8(ChunkedBody) + Smuggled),
        ("Transfer-Encoding, then Content-Length", Head + $"Transfer-Encoding: chunked\r\nContent-Length: {ChunkedBody.Length}\r\n\r\n" + Utf8(ChunkedBody) + Smuggled),
        ("two Content-Lengths that differ", Head + $"Content-Length: {Length}\r\nContent-Length: 4\r\n\r\n" + Utf8(Posted.Good) + Smuggled),
        ("two Content-Lengths that agree", Head + $"Content-Length: {Length}\r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good) + Smuggled),
        ("a Content-Length that is a list", Head + $"Content-Length: {Length}, {Length}\r\n\r\n" + Utf8(Posted.Good) + Smuggled),
        ("a negative Content-Length", Head + "Content-Length: -1\r\n\r\n" + Smuggled),
        ("a Content-Length with a plus sign", Head + $"Content-Length: +{Length}\r\n\r\n" + Utf8(Posted.Good) + Smuggled),
        ("a Content-Length with a blank in it", Head + "Content-Length: 9 8\r\n\r\n" + Utf8(Posted.Good) + Smuggled),
        ("an empty Content-Length", Head + "Content-Length: \r\n\r\n" + Utf8(Posted.Good) + Smuggled),
        ("a hexadecimal Content-Length", Head + "Content-Length: 0x10\r\n\r\n" + Smuggled),
        ("a Content-Length beyond 64 bits", Head + "Content-Length: 99999999999999999999\r\n\r\n" + Smuggled),
        ("Transfer-Encoding: gzip, chunked", Head + "Transfer-Encoding: gzip, chunked\r\n\r\n" + Utf8(ChunkedBody) + Smuggled),
        ("Transfer-Encoding: chunked, chunked", Head + "Transfer-Encoding: chunked, chunked\r\n\r\n" + Utf8(ChunkedBody) + Smuggled),
        ("Transfer-Encoding: identity", Head + "Transfer-Encoding: identity\r\n\r\n" + Smuggled),
        ("Transfer-Encoding: xchunked", Head + "Transfer-Encoding: xchunked\r\n\r\n" + Smuggled),
        ("Transfer-Encoding twice", Head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + Utf8(ChunkedBody) + Smuggled),
        ("Transfer-Encoding with a tab before its colon", Head + "Transfer-Encoding\t: chunked\r\n\r\n" + Smuggled),
        ("a chunk size that is no number", Chunked + "zz\r\n{}\r\n0\r\n\r\n"),
        ("a negative chunk size", Chunked + "-2\r\n{}\r\n0\r\n\r\n"),
        ("a chunk size with 0x", Chunked + "0x2\r\n{}\r\n0\r\n\r\n"),
        ("a chunk size beyond 64 bits", Chunked + "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"),
        ("an empty chunk size", Chunked + "\r\n{}\r\n0\r\n\r\n"),
        ("a chunk longer than it says", Chunked + "2\r\n{}{}\r\n0\r\n\r\n" + Smuggled),
        ("a bare line feed in a chunk extension", Chunked + "2;a\n{}\r\n0\r\n\r\n" + Smuggled),
        ("a folded header line", Head + "X-A: b\r\n c\r\nContent-Length: 0\r\n\r\n" + Smuggled),
        ("line feeds alone", Head.Replace("\r\n", "\n", StringComparison.Ordinal) + $"Content-Length: {Length}\n\n" + Utf8(Posted.Good)),
        ("a carriage return in a value", Head + "X-A: b\rc\r\nContent-Length: 0\r\n\r\n" + Smuggled),
        ("a zero byte in a value", Head + "X-A: b\0c\r\nContent-Length: 0\r\n\r\n" + Smuggled),
        ("a space before the colon", Head + $"Content-Length : {Length}\r\n\r\n" + Utf8(Posted.Good) + Smuggled),
        ("a header without a colon", Head + "Content-Length\r\n\r\n" + Smuggled),
        ("a header without a name", Head + ": a\r\nContent-Length: 0\r\n\r\n" + Smuggled),
        ("a space before the first header", "POST /events HTTP/1.1\r\n Host: x\r\n\r\n" + Smuggled),
        ("no Host", "POST /events HTTP/1.1\r\nContent-Length: 0\r\n\r\n" + Smuggled),
        ("two Hosts", "POST /events HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 0\r\n\r\n" + Smuggled),
        ("a Host with a path", "POST /events HTTP/1.1\r\nHost: a/b\r\nContent-Length: 0\r\n\r\n" + Smuggled),
        ("HTTP/0.9", "GET /events\r\n\r\n"),
        ("HTTP/1.2", "GET /health/live HTTP/1.2\r\nHost: x\r\n\r\n"),
        ("HTTP/2 without TLS on the HTTP/1.1 port", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        ("two spaces in the request line", "POST  /events HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("a TLS handshake", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n"),
        ("a request line of 8 KiB", $"GET /{new string('a', 8192)} HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("65 headers", Head + string.Concat(Enumerable.Range(0, 65).Select(number => $"X-{number}: a\r\n")) + "\r\n"),
        ("a header of 20 KiB", Head + $"X-A: {new string('a', 20_000)}\r\n\r\n"),
        ("an unknown method", "FOO /events HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("TRACE", "TRACE /events HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("CONNECT", "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n"),
        ("a path with ..", "POST /events/../../etc/passwd HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"),
        ("a zero byte in the path", "GET /events/%00 HTTP/1.1\r\nHost: x\r\n\r\n"),
        ("an empty body", Head + "Content-Length: 0\r\n\r\n"),
        ("no length at all", Head + "\r\n"),
        ("an empty Idempotency-Key", Head + $"Idempotency-Key: \r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good)),
        ("two Idempotency-Keys", Head + $"Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good)),
        ("two Content-Types", Head + $"Content-Type: text/plain\r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good)),
        ("gzip in gzip", Head + $"Content-Encoding: gzip, gzip\r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good)),
        ("gzip twice, named once", Head + "Content-Encoding: gzip\r\n" + Body(Posted.Compress(Posted.Compress(Encoding.UTF8.GetBytes(Posted.Good), "gzip"), "gzip"))),
        ("gzip that is none", Head + $"Content-Encoding: gzip\r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good)),
        ("a coding that is not taken", Head + $"Content-Encoding: zstd\r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good)),
        ("an upgrade to HTTP/2", Head + $"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\nContent-Length: {Length}\r\n\r\n" + Utf8(Posted.Good)),
    ];

    // Latin-1 keeps each byte of the UTF-8 as it is.
    private static string Utf8(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static string Body(byte[] bytes) => $"Content-Length: {bytes.Length}\r\n\r\n" + Encoding.Latin1.GetString(bytes);
}
