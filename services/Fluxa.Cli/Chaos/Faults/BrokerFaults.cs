using System.Net;
using Fluxa.Contracts;
using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.Cli.Chaos.Faults;

/// <summary>SQS, SNS and S3 die, throttle, lose answers, deliver twice and out of order.</summary>
internal sealed class BrokerFaults(ChaosStack stack, ChaosLog log, TimeProvider clock)
{
    private const int MostCopies = 4;
    private readonly Turn _emulator = new();

    public IEnumerable<ChaosFault> All =>
    [
        new(3, EmulatorAsync),
        new(1, FreezeAsync),
        new(3, (random, calm) => RuleAsync("SQS, SNS, S3: lose answers", new(new AwsFault.LoseAnswer()) { Probability = 0.2 }, random, calm)),
        new(2, (random, calm) => RuleAsync("SQS, SNS, S3: lose requests", new(new AwsFault.LoseRequest()) { Probability = 0.2 }, random, calm)),
        new(2, (random, calm) => RuleAsync("SQS: throttle", new(new AwsFault.Throttle()) { Service = "sqs", Probability = 0.4 }, random, calm)),
        new(1, (random, calm) => RuleAsync("SNS: throttle", new(new AwsFault.Throttle()) { Service = "sns", Probability = 0.5 }, random, calm)),
        new(1, (random, calm) => RuleAsync("SNS: down", Down("sns"), random, calm)),
        new(1, (random, calm) => RuleAsync("S3: down", Down("s3"), random, calm)),
        new(1, (random, calm) => RuleAsync("SQS: takes nothing", Down("sqs") with { Operation = "SendMessageBatch" }, random, calm)),
        new(1, (random, calm) => RuleAsync("SQS: hang", new(new AwsFault.Hang()) { Service = "sqs", Probability = 0.1 }, random, calm)),
        new(1, (random, calm) => RuleAsync("SQS: fail two entries of each batch", new(new AwsFault.FailEntries([0, 2], "InternalError", SenderFault: false)) { Service = "sqs", Operation = Batch(random) }, random, calm)),
        new(1, (random, calm) => RuleAsync("SQS: leave an entry out of each answer", new(new AwsFault.OmitEntries([0])) { Service = "sqs", Operation = Batch(random) }, random, calm)),
        new(5, (random, calm) => RuleAsync("SQS: deliver again, up to five times", Receive(new AwsFault.Duplicate(1 + random.Next(MostCopies))), random, calm)),
        new(4, (random, calm) => RuleAsync("SQS: deliver out of order", Receive(new AwsFault.Delay(TimeSpan.FromMilliseconds(200 + random.Next(1500)))), random, calm)),
    ];

    private static AwsFaultRule Down(string service) => new(new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError")) { Service = service };

    private static AwsFaultRule Receive(AwsFault fault) =>
        new(fault) { Service = "sqs", Operation = "ReceiveMessage", Resource = FluxaQueues.ProcessEvent, Probability = 0.4 };

    private static string Batch(Random random) => random.Next(2) == 0 ? "SendMessageBatch" : "DeleteMessageBatch";

    private async Task RuleAsync(string what, AwsFaultRule rule, Random random, CancellationToken calm)
    {
        log.Note(what);
        using (stack.AwsProxy.Plan.Add(rule))
        {
            await Hold.SomeAsync(random, 1, 5, clock, calm);
        }

        log.Note($"no more: {what}");
    }

    private Task FreezeAsync(Random random, CancellationToken calm) => _emulator.AloneAsync(async () =>
    {
        log.Note("emulator: SIGSTOP");
        stack.Emulator.Freeze();
        await Hold.SomeAsync(random, 0.2, 5, clock, calm);
        stack.Emulator.Thaw();
        log.Note("emulator: SIGCONT");
    });

    private Task EmulatorAsync(Random random, CancellationToken calm) => _emulator.AloneAsync(async () =>
    {
        log.Note("emulator: SIGKILL");
        await stack.Emulator.KillAsync(CancellationToken.None);
        await Hold.SomeAsync(random, 0, 4, clock, calm);
        await stack.Emulator.RestartAsync(CancellationToken.None);
        log.Note("emulator: started");
    });
}
