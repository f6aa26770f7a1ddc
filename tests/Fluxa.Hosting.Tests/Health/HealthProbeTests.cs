using Fluxa.Hosting.Health;

namespace Fluxa.Hosting.Tests.Health;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData(null, "8080", "http://127.0.0.1:8080/")]
    [InlineData("http://0.0.0.0:8085", "8080", "http://127.0.0.1:8085/")]
    [InlineData("http://+:8085;https://+:8443", null, "http://127.0.0.1:8085/")]
    [InlineData("http://localhost:9000", null, "http://localhost:9000/")]
    [InlineData(null, "9001;9002", "http://127.0.0.1:9001/")]
    [InlineData(null, null, "http://127.0.0.1:5000/")]
    public void Asks_where_the_service_listens(string? urls, string? ports, string expected)
    {
        var address = HealthProbe.AddressOf(name => name switch
        {
            "ASPNETCORE_URLS" => urls,
            "ASPNETCORE_HTTP_PORTS" => ports,
            _ => null,
        });

        Assert.Equal(expected, address.AbsoluteUri);
    }

    [Fact]
    public void Is_asked_for_by_its_switch_alone()
    {
        Assert.True(HealthProbe.IsAskedFor(["--healthcheck"]));
        Assert.True(HealthProbe.IsAskedFor(["--healthcheck", "/health/ready"]));
        Assert.False(HealthProbe.IsAskedFor([]));
        Assert.False(HealthProbe.IsAskedFor(["--urls", "--healthcheck"]));
    }
}
