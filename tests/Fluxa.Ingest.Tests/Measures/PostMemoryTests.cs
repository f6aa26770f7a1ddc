using System.Globalization;
using System.Text;
using Fluxa.Ingest.Tests.Emulator;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.Ingest.Tests.Wire;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Ingest.Tests.Measures;

/// <summary>What a POST costs in memory, the client's share (some kilobytes) and the transport's included.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class PostMemoryTests(EmulatorFixture emulator)
{
    private const int Large = 10 * 1024 * 1024;

    [Fact]
    public async Task A_small_event_allocates_less_than_96_KiB()
    {
        await using var ingest = new EmulatedIngest(emulator.ServiceUrl);
        using var client = await ingest.StartAsync(TestContext.Current.CancellationToken);
        using var connection = await RawConnection.OpenAsync(ingest.Address);
        var request = Request(Encoding.UTF8.GetBytes(Posted.Good));
        await RepeatAsync(connection, request, 200);

        var allocated = await RepeatAsync(connection, request, 200) / 200;

        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated} bytes allocated by a POST of {Posted.Good.Length} bytes");
        Assert.InRange(allocated, 0, 96 * 1024);
    }

    [Fact]
    public async Task Ten_mebibytes_stream_through_to_S3_without_being_held()
    {
        await using var ingest = new EmulatedIngest(emulator.ServiceUrl);
        using var client = await ingest.StartAsync(TestContext.Current.CancellationToken);
        using var connection = await RawConnection.OpenAsync(ingest.Address);
        var request = Request(Posted.OfLength(Large));
        await RepeatAsync(connection, request, 3);

        var allocated = await RepeatAsync(connection, request, 4) / 4;

        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated} bytes allocated by a POST of 10 MiB");
        Assert.InRange(allocated, 0, 768 * 1024);
    }

    private static byte[] Request(byte[] body)
        => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"POST /events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")), .. body];

    private static async Task<long> RepeatAsync(RawConnection connection, byte[] request, int times)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var time = 0; time < times; time++)
        {
            await connection.SendAsync(request);
            Assert.StartsWith("HTTP/1.1 202 ", await connection.ReadAnswerAsync(), StringComparison.Ordinal);
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
