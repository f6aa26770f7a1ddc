using Fluxa.Cli.Bench.Report;
using Fluxa.LocalInfrastructure.Emulator;

namespace Fluxa.Cli.Bench.Transport;

/// <summary><c>fluxa bench transport</c>: what MassTransit on our transport leaves of what the emulator gives a bare loop.</summary>
internal sealed class TransportBench : IBench
{
    public string Name => "transport";

    public string About => "Measure the SQS/SNS transport: consume, send and publish, against a bare loop that moves the same messages on the same emulator.";

    public async Task<BenchReport> RunAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Starting an emulator of its own");
        await using var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions { Progress = settings.Screen.Progress }, cancellationToken);
        using var aws = new BareAws(emulator.ServiceUrl);
        await using var bus = await BenchBus.StartAsync(emulator.ServiceUrl, cancellationToken);
        var ground = await TransportGround.PrepareAsync(settings, aws, bus, cancellationToken);

        List<BenchMeasure> measures =
        [
            .. await new ConsumeRounds(ground).MeasureAsync(cancellationToken),
            .. await new SendRounds(ground).MeasureAsync(cancellationToken),
            .. await new PublishRounds(ground).MeasureAsync(cancellationToken),
            await new RequestCount(ground, emulator).MeasureAsync(cancellationToken),
        ];
        return new BenchReport(Name, TimeProvider.System.GetUtcNow(), Machine.Description, settings.Rounds, measures,
        [
            "Floor and Fluxa move the same messages (1 KB of JSON in MassTransit's envelope, same attributes) on the same emulator, by turns. The floor is a loop over HttpClient with ready-made requests, unsigned; a lone request is signed, since AWS takes no other, and printed beside an unsigned one.",
            "The emulator runs on one thread and takes one core: on two cores a rate is bounded by it, or by the CPU time a message takes of the client. CPU time and memory are the client's.",
        ]);
    }
}
