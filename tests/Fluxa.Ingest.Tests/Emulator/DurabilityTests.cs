using System.Net;
using System.Security.Cryptography;
using System.Text;
using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Ingest.Batches;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Ingest.Tests.Emulator;

/// <summary>When 202 is said, the message is in SQS and the payload in it or in S3.</summary>
public sealed class DurabilityTests(EmulatorFixture emulator) : IAsyncDisposable
{
    private readonly EmulatedIngest _ingest = new(emulator.ServiceUrl);

    public ValueTask DisposeAsync() => _ingest.DisposeAsync();

    [Fact]
    public async Task A_small_event_is_in_the_queue()
    {
        using var client = await _ingest.StartAsync(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = Posted.Json(Posted.Good) };
        request.Headers.Add("X-Correlation-ID", "order-77");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var message = Assert.Single(await QueuedAsync());
        Assert.Equal((PayloadModes.Inline, Posted.Good, "order-77"), (message.Command.PayloadMode, message.Command.Payload, message.Command.CorrelationId));
        Assert.Equal("urn:message:Fluxa.Contracts:IngestEvent", message.Envelope.GetProperty("messageType")[0].GetString());
    }

    [Theory]
    [InlineData(262_144, PayloadModes.Inline)]
    [InlineData(262_145, PayloadModes.S3)]
    [InlineData(10 * 1024 * 1024, PayloadModes.S3)]
    public async Task A_payload_lies_in_the_message_up_to_256_KiB_and_in_S3_beyond(int length, string mode)
    {
        var body = Posted.OfLength(length);
        using var client = await _ingest.StartAsync(TestContext.Current.CancellationToken);

        using var response = await client.PostAsync("/events", Posted.Json(body), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await AssertStoredAsync(Assert.Single(await QueuedAsync()).Command, body, mode);
    }

    [Theory]
    [InlineData("application/json", "[", ",", "]")]
    [InlineData("application/x-ndjson", "", "\n", "")]
    public async Task An_event_in_a_batch_may_have_1_MiB_and_one_byte_more_costs_itself_only(string contentType, string before, string between, string after)
    {
        var atLimit = Posted.OfLength(BatchLimits.MaxEventBytes);
        string[] events = [Posted.Good, Encoding.UTF8.GetString(atLimit), Encoding.UTF8.GetString(Posted.OfLength(BatchLimits.MaxEventBytes + 1)), Posted.Good];
        using var client = await _ingest.StartAsync(TestContext.Current.CancellationToken);

        using var response = await client.PostAsync(
            "/events/batch", Posted.Json(Encoding.UTF8.GetBytes(before + string.Join(between, events) + after), contentType), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MultiStatus, response.StatusCode);
        var items = (await BatchResult.ReadAsync(response)).Results;
        Assert.Equal(["enqueued", "enqueued", "rejected", "enqueued"], items.Select(item => item.Status));
        Assert.Equal("urn:fluxa:problem:payload-too-large", items[2].Type);
        await AssertStoredAsync((await QueuedAsync()).Single(message => message.Command.EventId == items[1].EventId).Command, atLimit, PayloadModes.S3);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_payload_is_kept_decompressed(string coding)
    {
        var body = Posted.OfLength(3_000_000);
        using var client = await _ingest.StartAsync(TestContext.Current.CancellationToken);

        using var response = await client.PostAsync("/events", Posted.Compressed(body, coding), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await AssertStoredAsync(Assert.Single(await QueuedAsync()).Command, body, PayloadModes.S3);
    }

    [Theory]
    [InlineData("\\\"", PayloadModes.Inline)]
    [InlineData("€", PayloadModes.Inline)]
    [InlineData("😀", PayloadModes.Inline)]
    [InlineData("\u007f", PayloadModes.S3)]
    public async Task A_payload_goes_to_S3_when_its_message_would_not_fit_the_queue(string text, string mode)
    {
        var pad = string.Concat(Enumerable.Repeat(text, 262_000 / Encoding.UTF8.GetByteCount(text)));
        var body = Encoding.UTF8.GetBytes(Posted.With("metadata", $"{{\"pad\":\"{pad}\"}}"));
        using var client = await _ingest.StartAsync(TestContext.Current.CancellationToken);

        using var response = await client.PostAsync("/events", Posted.Json(body), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await AssertStoredAsync(Assert.Single(await QueuedAsync()).Command, body, mode);
    }

    [Fact]
    public async Task A_used_id_with_other_bytes_leaves_the_first_payload_untouched()
    {
        var first = WithId("a");
        var second = WithId("b");
        using var client = await _ingest.StartAsync(TestContext.Current.CancellationToken);

        using var one = await client.PostAsync("/events", Posted.Json(first), TestContext.Current.CancellationToken);
        using var two = await client.PostAsync("/events", Posted.Json(second), TestContext.Current.CancellationToken);
        using var again = await client.PostAsync("/events", Posted.Json(first), TestContext.Current.CancellationToken);

        Assert.All([one, two, again], response => Assert.Equal(HttpStatusCode.Accepted, response.StatusCode));
        var commands = (await QueuedAsync()).Select(message => message.Command).ToList();
        Assert.Equal(3, commands.Count);
        foreach (var command in commands)
        {
            await AssertStoredAsync(command, command.PayloadSha256 == Hash(first) ? first : second, PayloadModes.S3);
        }

        static byte[] WithId(string text) => Encoding.UTF8.GetBytes(Posted.With("event_id", "\"0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f\"")
            .Replace("}", $",\"metadata\":{{\"pad\":\"{string.Concat(Enumerable.Repeat(text, 300_000))}\"}}}}", StringComparison.Ordinal));
    }

    private static string Hash(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));

    private async Task AssertStoredAsync(IngestEvent command, byte[] body, string mode)
    {
        Assert.Equal((mode, body.Length, Hash(body)), (command.PayloadMode, command.PayloadBytes, command.PayloadSha256));
        if (mode == PayloadModes.Inline)
        {
            Assert.Null(command.PayloadKey);
            Assert.Equal(body, Encoding.UTF8.GetBytes(command.Payload!));
            return;
        }

        Assert.Null(command.Payload);
        Assert.StartsWith($"raw/{command.AcceptedAt:yyyy'/'MM'/'dd}/default/{command.EventId}.", command.PayloadKey, StringComparison.Ordinal);
        var found = await _ingest.Services.GetRequiredService<PayloadStore>()
            .GetAsync(command.PayloadKey!, body.Length, SHA256.HashData(body), TestContext.Current.CancellationToken);
        Assert.Equal(body, Assert.IsType<PayloadOutcome.Found>(found).Bytes.ToArray());
    }

    private async Task<List<QueuedMessage>> QueuedAsync()
    {
        using var reader = new QueueReader(emulator.ServiceUrl, _ingest.QueueName);
        return await reader.TakeAllAsync(TestContext.Current.CancellationToken);
    }
}
