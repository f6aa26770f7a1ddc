using System.Text;
using System.Text.Json;
using Fluxa.Contracts;
using Fluxa.Ingest.Sending;
using MassTransit.Context;
using MassTransit.Serialization;

namespace Fluxa.Ingest.Tests.Sending;

/// <summary>The size we reckon with is the size that MassTransit writes.</summary>
public sealed class InlineLimitTests
{
    private const int SqsLimit = 1024 * 1024;

    public static TheoryData<string> Characters =>
        ["a", "\"", "\\", "/", "<", "'", "\n", "\t", "\u007f", "\u0080", "é", "€", "\u2028", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ue000", "\ufdd0", "\u0378", "😀", "\U0001F9FF", "\U000E0001", "\U0010FFFF"];

    [Theory]
    [MemberData(nameof(Characters))]
    public void Counts_every_character_as_the_serializer_writes_it(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 5000));

        var written = JsonSerializer.SerializeToUtf8Bytes(text, SystemTextJsonMessageSerializer.Options).Length - 2;

        Assert.Equal(written, InlineLimit.EscapedLength(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Counts_a_mixture_as_the_serializer_writes_it()
    {
        var random = new Random(77);
        for (var round = 0; round < 200; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(3000)).Select(_ => Characters.ElementAt(random.Next(Characters.Count)).Data));

            Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(text, SystemTextJsonMessageSerializer.Options).Length - 2, InlineLimit.EscapedLength(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("\"", true)]
    [InlineData("€", true)]
    [InlineData("😀", true)]
    [InlineData("\u007f", false)]
    public void Knows_which_256_KiB_fit_into_a_message(string character, bool fits)
    {
        var payload = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(character, 262_144 / Encoding.UTF8.GetByteCount(character))));

        Assert.Equal(fits, InlineLimit.Fits(payload, SqsLimit));
    }

    [Theory]
    [InlineData(4096, true)]
    [InlineData(49_152, true)]
    [InlineData(49_153, false)]
    public void Holds_a_lower_limit_to_the_byte(int length, bool fits)
        => Assert.Equal(fits, InlineLimit.Fits(new string('a', length).Select(character => (byte)character).ToArray(), 64 * 1024));

    [Fact]
    public void Leaves_room_for_the_largest_envelope()
    {
        var command = new IngestEvent
        {
            EventId = Guid.Parse("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f"),
            TenantId = new string('t', 128),
            CorrelationId = new string('"', 128),
            EventType = EventTypes.TransactionV1,
            AcceptedAt = new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567),
            PayloadMode = PayloadModes.Inline,
            Payload = "",
            PayloadSha256 = new string('f', 64),
            PayloadBytes = 262_144,
        };
        var context = new MessageSendContext<IngestEvent>(command)
        {
            MessageId = command.EventId,
            ConversationId = command.EventId,
            CorrelationId = command.EventId,
            RequestId = command.EventId,
            InitiatorId = command.EventId,
            SourceAddress = new Uri("amazonsqs://us-east-1/" + new string('s', 80)),
            DestinationAddress = new Uri("amazonsqs://us-east-1/" + new string('d', 80)),
            Serializer = new SystemTextJsonMessageSerializer(),
        };
        context.Headers.Set("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        context.Headers.Set("tracestate", new string('x', 512));
        context.Headers.Set("baggage", new string('x', 8192));

        Assert.InRange(context.Serializer.GetMessageBody(context).GetBytes().Length, 1000, InlineLimit.Overhead);
    }
}
