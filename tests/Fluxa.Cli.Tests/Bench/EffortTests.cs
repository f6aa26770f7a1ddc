using Fluxa.Cli.Bench.Rounds;

namespace Fluxa.Cli.Tests.Bench;

public sealed class EffortTests
{
    [Fact]
    public void It_is_shared_out_to_each_message()
    {
        var figures = new Effort(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(3), 4_000).Per(100);

        Assert.Equal((50.0, 30.0, 40.0), (figures[Effort.Rate], figures[Effort.CpuMicroseconds], figures[Effort.Bytes]));
    }

    [Fact]
    public async Task It_sees_what_the_work_allocates()
    {
        var kept = Array.Empty<byte>();

        var effort = await Effort.OfAsync(() =>
        {
            kept = new byte[1 << 20];
            return Task.CompletedTask;
        });

        Assert.True(effort.AllocatedBytes >= kept.Length, $"{effort.AllocatedBytes} bytes were seen");
    }
}
