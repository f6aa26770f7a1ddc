using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fluxa.Transport.AmazonSqs.Tests.Stock;

/// <summary>
/// <c>stock.json</c>: what <see cref="WireScenario"/> left on the wire on MassTransit.AmazonSQS 8.5.8 with MassTransit 8.5.12, against the
/// same emulator. Only hosts and stack traces in it were replaced by shorter ones.
/// </summary>
internal static class StockRecording
{
    public static WireRecording Load() =>
        JsonSerializer.Deserialize<WireRecording>(File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "stock.json")))!;

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
