using System.Net.Http.Json;
using System.Text.Json;
using Fluxa.EndToEnd.Tests.Pipelines;
using Fluxa.LocalInfrastructure.Running;
using Fluxa.Persistence.Roles;
using Fluxa.Testing.Processes;

namespace Fluxa.EndToEnd.Tests.Recovery;

/// <summary>Recovery as a process beside a pipeline, and its API as an operator uses it.</summary>
public sealed class RecoveryProcess(ServiceProcess process) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<int> Exited => process.Exited;

    public static async Task<RecoveryProcess> StartAsync(Pipeline pipeline, string? crashPoint = null)
    {
        var environment = ServiceEnvironment.Create(DatabaseRoles.ConnectAs(pipeline.Postgres.ConnectionString, ServiceRole.Recovery), pipeline.Emulator.ServiceUrl);
        environment["FLUXA_CRASH_POINT"] = crashPoint;
        environment["Fluxa__Recovery__Visibility"] = "00:00:10";
        environment["Fluxa__Recovery__Lease"] = "00:00:02";
        environment["Fluxa__Recovery__OutcomeTime"] = crashPoint is null ? "00:00:10" : "00:01:00";
        environment["Fluxa__Recovery__FollowInterval"] = "00:00:00.1";
        var process = await ServiceProcess.StartAsync("Fluxa.Recovery", environment, Token);
        await process.WaitReadyAsync(Token);
        return new RecoveryProcess(process);
    }

    public async Task<JsonElement> GetAsync(string path) => await process.Http.GetFromJsonAsync<JsonElement>(path, Token);

    public async Task<JsonElement> PostAsync(string path, string body)
    {
        using var answer = await process.Http.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    public Task<JsonElement> HasOpenAsync(int failures) => Eventually.BecomesAsync(
        $"{failures} failures are open", () => GetAsync("/failures/stats"), stats => stats.GetProperty("open").GetInt32() == failures, TimeSpan.FromSeconds(60));

    /// <summary>Plans and executes a redrive of all that is open; answers its id.</summary>
    public async Task<string> RedriveAsync(string options, string reason)
    {
        var plan = await PostAsync("/redrives/plan", $$"""{"filter":{},{{options}}}""");
        var id = plan.GetProperty("redrive_id").GetString()!;
        await PostAsync($"/redrives/{id}/execute", $$"""{"reason":"{{reason}}"}""");
        return id;
    }

    public Task<JsonElement> EndsAsync(string redrive) => Eventually.BecomesAsync(
        "the redrive has ended", () => GetAsync($"/redrives/{redrive}"), found => found.GetProperty("ended_at").ValueKind != JsonValueKind.Null, TimeSpan.FromSeconds(60));

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
