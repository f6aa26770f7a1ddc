using Fluxa.Hosting.Access;
using Fluxa.Hosting.Tests.Running;
using Fluxa.Persistence.ApiKeys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Fluxa.Hosting.Tests.Access;

public sealed class KeysOffTests
{
    private static readonly Dictionary<string, string?> Off = new()
    {
        ["environment"] = "Development",
        ["Fluxa:Access:Keys"] = "Off",
        ["Fluxa:Postgres:ConnectionString"] = "Host=127.0.0.1;Port=1;Username=nobody",
    };

    [Fact]
    public async Task Everybody_on_this_machine_is_the_default_tenant()
    {
        await using var service = await RunningService.StartAsync(
            Off,
            builder => builder.AddFluxaAccess(),
            endpoints =>
            {
                ((WebApplication)endpoints).UseFluxaAccess();
                endpoints.MapGet("/who", (HttpContext context) => context.Caller().TenantId).RequireScope(ApiScopes.Admin);
            });

        Assert.Equal("default", await service.Http.GetStringAsync("/who", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Production", "urls", "http://127.0.0.1:0", "Fluxa:Access:Keys is Off in Production, where everybody could post and read every event")]
    [InlineData("Development", "urls", "http://0.0.0.0:0", "Fluxa:Access:Keys is Off while the service listens on http://0.0.0.0:0, which others can reach")]
    [InlineData("Development", "urls", "http://127.0.0.1:0;http://+:0", "Fluxa:Access:Keys is Off while the service listens on http://+:0, which others can reach")]
    [InlineData("Development", "urls", "http://[::]:0", "Fluxa:Access:Keys is Off while the service listens on http://[::]:0, which others can reach")]
    [InlineData("Development", "http_ports", "8080", "Fluxa:Access:Keys is Off while the service listens on http://*:8080, which others can reach")]
    [InlineData("Staging", "Kestrel:Endpoints:Public:Url", "http://10.0.0.1:0", "Fluxa:Access:Keys is Off while the service listens on http://10.0.0.1:0, which others can reach")]
    [InlineData("Development", "Fluxa:Access:Keys", "Perhaps", "Fluxa:Access:Keys has a value that can't be read as On or Off.")]
    [InlineData("Development", "Fluxa:Access:Keys", "7", "Fluxa:Access:Keys must be On or Off, or nobody could say who may call.")]
    public async Task A_service_that_others_could_reach_does_not_start(string environment, string setting, string value, string fault)
    {
        await using var service = RunningService.Build(
            new(Off) { ["environment"] = environment, [setting] = value },
            builder => builder.AddFluxaAccess());

        Assert.Equal(FluxaServiceRun.WrongConfiguration, await service.App.RunFluxaAsync());
        Assert.StartsWith($"Wrong configuration: {fault}", Assert.Single(service.Lines).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls", "http://127.0.0.2:0")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:0")]
    public async Task A_service_that_only_this_machine_can_reach_starts(string setting, string value)
    {
        await using var service = RunningService.Build(
            new(Off) { [setting] = value },
            builder => builder.AddFluxaAccess());
        service.App.Lifetime.ApplicationStarted.Register(service.App.Lifetime.StopApplication);

        Assert.Equal(0, await service.App.RunFluxaAsync());
    }
}
