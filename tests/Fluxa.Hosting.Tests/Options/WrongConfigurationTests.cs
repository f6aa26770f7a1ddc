using Fluxa.Hosting.Bus;
using Fluxa.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Fluxa.Hosting.Tests.Options;

public sealed class WrongConfigurationTests
{
    [Fact]
    public async Task Ends_with_code_78_and_one_line_for_each_fault()
    {
        await using var service = RunningService.Build(
            new()
            {
                ["Fluxa:Aws:Region"] = "Frankfurt",
                ["Fluxa:Aws:ServiceUrl"] = "localhost",
                ["Fluxa:Aws:AccessKey"] = "AKIA-hunter2",
                ["Fluxa:Topology:Prefix"] = "with space",
                ["Fluxa:Topology:Deploy"] = "perhaps-hunter2",
                ["Fluxa:Topology:Deplyo"] = "true",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "carrier-pigeon",
            },
            builder => builder.Services.AddFluxaTopology(builder.Configuration));

        var exitCode = await service.App.RunFluxaAsync();

        Assert.Equal(78, exitCode);
        Assert.Equal(8, service.Lines.Count(line => line.GetProperty("level").GetString() == "critical"));
        Assert.All(service.Lines, line => Assert.StartsWith("Wrong configuration: ", line.GetProperty("message").GetString(), StringComparison.Ordinal));
        Assert.DoesNotContain(service.RawLines, line => line.Contains("hunter2", StringComparison.Ordinal) || line.Contains("\"exception\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Fluxa:Topology:Deploy", "perhaps", "Fluxa:Topology:Deploy has a value that can't be read as true or false.")]
    [InlineData("Fluxa:Topology:Deplyo", "true", "Fluxa:Topology:Deplyo is no option of Fluxa:Topology, so it would have no effect: there are Prefix, Deploy.")]
    [InlineData("Fluxa:Aws:SecretKey", "x", "Fluxa:Aws:AccessKey and Fluxa:Aws:SecretKey go together, or the service would sign with credentials nobody chose: set both or neither.")]
    [InlineData("Logging:LogLevel:Default", "Loud", "Logging:LogLevel:Default is no level: there are Trace, Debug, Information, Warning, Error, Critical, None.")]
    public async Task Says_what_is_wrong_and_where(string key, string value, string fault)
    {
        await using var service = RunningService.Build(new() { [key] = value }, builder => builder.Services.AddFluxaTopology(builder.Configuration));

        await service.App.RunFluxaAsync();

        Assert.Equal($"Wrong configuration: {fault}", Assert.Single(service.Lines).GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_service_that_can_not_start_for_another_reason_ends_with_code_1()
    {
        await using var running = await RunningService.StartAsync();
        await using var second = RunningService.Build();
        second.App.Urls.Clear();
        second.App.Urls.Add(running.App.Urls.Single());

        Assert.Equal(1, await second.App.RunFluxaAsync());
        Assert.Contains(second.Lines, line => line.GetProperty("message").GetString()!.Contains("address already in use", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_that_is_none_ends_with_code_1_and_is_named()
    {
        await using var service = RunningService.Build();
        service.App.Urls.Clear();
        service.App.Urls.Add("neither-this-nor-that");

        Assert.Equal(1, await service.App.RunFluxaAsync());
        Assert.Contains(service.Lines, line => line.GetProperty("message").GetString()!.Contains("neither-this-nor-that", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_orderly_stop_ends_with_code_0()
    {
        await using var service = RunningService.Build();
        service.App.Lifetime.ApplicationStarted.Register(() => service.App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication());

        Assert.Equal(0, await service.App.RunFluxaAsync());
    }
}
