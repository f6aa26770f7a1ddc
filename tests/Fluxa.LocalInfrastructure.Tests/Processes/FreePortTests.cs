using System.Net;
using System.Net.Sockets;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Tests.Processes;

public sealed class FreePortTests
{
    [Fact]
    public void Takes_the_preferred_port_when_it_is_free()
    {
        var free = FreePort.Choose();

        Assert.Equal(free, FreePort.Choose(free));
    }

    [Fact]
    public void Takes_another_when_somebody_listens_on_the_preferred_one()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.NotEqual(taken, FreePort.Choose(taken));
    }

    [Fact]
    public void Never_gives_one_twice_nor_one_that_the_system_may_give_to_a_connection()
    {
        var given = Enumerable.Range(0, 500).AsParallel().Select(_ => FreePort.Choose()).ToList();

        Assert.Equal(500, given.Distinct().Count());
        Assert.All(given, port => Assert.InRange(port, 15_000, 32_767));
    }
}
