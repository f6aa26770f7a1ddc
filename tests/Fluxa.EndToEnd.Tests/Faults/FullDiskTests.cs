using System.Diagnostics;
using System.Runtime.InteropServices;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.EndToEnd.Tests.Faults;

/// <summary>A service whose log can't be written.</summary>
public sealed class FullDiskTests
{
    private const string Full = "/dev/full";
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_lives_and_answers_while_the_disk_for_its_log_is_full()
    {
        // Linux alone has a device that is always full.
        if (!File.Exists(Full))
        {
            return;
        }

        var port = Port();
        using var process = Start(port);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await Eventually.BecomesAsync("the service answers", () => StatusAsync(http), status => status == 200, TimeSpan.FromSeconds(60));
            for (var request = 0; request < 20; request++)
            {
                // Each of these writes warnings: nothing that the service needs is there.
                using var answer = await http.GetAsync($"/events/{Guid.CreateVersion7()}", _cancellationToken);
                Assert.Equal(503, (int)answer.StatusCode);
            }

            Assert.Equal(200, await StatusAsync(http));
            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static Process Start(int port)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var program = Path.Combine(Checkout.Find().Root, "artifacts", "bin", "Fluxa.Query", "release", "Fluxa.Query.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec \"$0\" \"$1\" >{Full} 2>&1", dotnet, program]) { WorkingDirectory = Path.GetDirectoryName(program) };
        foreach (var (name, value) in ServiceEnvironment.Create("Host=127.0.0.1;Port=1;Username=x;Database=x", new Uri("http://127.0.0.1:1")))
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Logging__LogLevel__Default"] = "Debug";
        start.Environment["Fluxa__Telemetry__Emf"] = "true";
        start.Environment["Fluxa__Telemetry__EmfInterval"] = "00:00:01";
        return Process.Start(start)!;
    }

    private static int Port()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<int> StatusAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/health/live", _cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
