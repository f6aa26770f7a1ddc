using Fluxa.Ingest.Bodies;

namespace Fluxa.Ingest.Tests.Measures;

[Collection(MeasuredAlone.Name)]
public sealed class PayloadMemoryTests
{
    private const int Body = 10 * 1024 * 1024;

    // The pool keeps arrays by thread and gives some up at a collection: now and then a window is allocated anew, and each limit has room for that.
    [Theory]
    [InlineData(Body, 256 * 1024)]
    [InlineData(null, 512 * 1024)]
    public async Task A_body_of_10_MiB_passes_through_a_window_of_32_KiB(int? announced, int limit)
    {
        await using (await FillAsync(announced))
        {
            // The pool now has the windows; what follows shows what a request takes besides.
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await using var payload = await FillAsync(announced);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated} bytes allocated");
        Assert.False(payload.IsInMemory);
        Assert.Equal(32 * 1024, payload.GetRoom().Length);
        Assert.InRange(allocated, 0, limit);
    }

    private static async Task<Payload> FillAsync(int? announced)
    {
        var payload = new Payload("", announced);
        while (payload.Length < Body)
        {
            var room = payload.GetRoom();
            room.Span.Fill((byte)'x');
            await payload.TakeAsync((int)Math.Min(room.Length, Body - payload.Length), TestContext.Current.CancellationToken);
        }

        return payload;
    }
}
