using System.Runtime.CompilerServices;
using System.Text.Json;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

/// <summary>The ten lines that README.md and docs/transport.md show compile and give a bus.</summary>
public sealed class DocumentedSampleTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/transport.md")]
    public void The_page_shows_the_sample_that_is_compiled_here(string page)
    {
        var sample = Between(File.ReadAllText(ThisFile()), "// sample\n", "// end of sample");

        Assert.Contains($"```csharp\n{Outdented(sample)}\n```", File.ReadAllText(Path.Combine(Root(), page)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_gives_a_bus_with_an_endpoint_for_its_consumer()
    {
        await using var provider = Sample().BuildServiceProvider();

        var bus = provider.GetRequiredService<IBusControl>();

        Assert.Equal("amazonsqs", bus.Address.Scheme);
        Assert.Contains("SubmitOrder", JsonSerializer.Serialize(bus.GetProbeResult(), SystemTextJsonMessageSerializer.Options), StringComparison.Ordinal);
    }

    private static ServiceCollection Sample()
    {
        var services = new ServiceCollection();
        services.AddLogging();

        // sample
        services.AddMassTransit(x =>
        {
            x.AddConsumer<SubmitOrderConsumer>();
            x.UsingAmazonSqs((context, cfg) =>
            {
                cfg.Host("eu-central-1", h => { });
                cfg.ConfigureEndpoints(context);
            });
        });
        // end of sample

        return services;
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.ReplaceLineEndings("\n").LastIndexOf("        " + start, StringComparison.Ordinal) + 8 + start.Length;
        return text.ReplaceLineEndings("\n")[from..text.ReplaceLineEndings("\n").LastIndexOf("        " + end, StringComparison.Ordinal)];
    }

    private static string Outdented(string code) =>
        string.Join('\n', code.TrimEnd('\n').Split('\n').Select(line => line.Length > 8 ? line[8..] : line));

    private static string Root() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    private static string ThisFile([CallerFilePath] string path = "") => path;

    public sealed class SubmitOrderConsumer : IConsumer<Order>
    {
        public Task Consume(ConsumeContext<Order> context) => Task.CompletedTask;
    }
}
