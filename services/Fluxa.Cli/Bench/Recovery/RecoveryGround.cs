using System.Text.Json.Nodes;
using Fluxa.Cli.Bench.Bare;
using Fluxa.Cli.Bench.Pipeline;
using Fluxa.Cli.Bench.Stack;
using Fluxa.Contracts;
using Fluxa.LocalInfrastructure.Running;

namespace Fluxa.Cli.Bench.Recovery;

/// <summary>What the measures of Recovery stand on: one stack with Ingest, Processor and Recovery, and error queues full of events that failed.</summary>
internal sealed class RecoveryGround : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly KilobyteEvents _events;
    private int _number;

    private RecoveryGround(BenchSettings settings, TimeProvider clock, BenchStack stack)
    {
        Settings = settings;
        Clock = clock;
        Stack = stack;
        _events = new KilobyteEvents("recovery-", clock);
    }

    public BenchSettings Settings { get; }

    public TimeProvider Clock { get; }

    public BenchStack Stack { get; }

    public required LocalService Recovery { get; init; }

    /// <summary>The error queue that Recovery collects from.</summary>
    public required BareQueue Errors { get; init; }

    /// <summary>The bare loop's.</summary>
    public required BareQueue BareErrors { get; init; }

    public required CommandTemplate Template { get; init; }

    public static async Task<RecoveryGround> PrepareAsync(BenchSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        settings.Screen.Progress("Starting a stack of its own");
        var stack = await BenchStack.StartAsync(cancellationToken);
        try
        {
            var ingest = await stack.StartServiceAsync("Fluxa.Ingest", cancellationToken);
            using var queue = await BareQueue.OpenAsync(stack.Emulator.ServiceUrl, FluxaQueues.ProcessEvent, cancellationToken);
            var template = await CommandTemplate.CaptureAsync(ingest.Url, queue, new KilobyteEvents("first-", clock).Make(0), cancellationToken);

            // The Processor makes the error queue as it must be.
            await stack.StartServiceAsync("Fluxa.Processor", cancellationToken);
            return new RecoveryGround(settings, clock, stack)
            {
                Recovery = await stack.StartServiceAsync("Fluxa.Recovery", cancellationToken),
                Errors = await BareQueue.OpenAsync(stack.Emulator.ServiceUrl, $"{FluxaQueues.ProcessEvent}_error", cancellationToken),
                BareErrors = await BareQueue.OpenAsync(stack.Emulator.ServiceUrl, "bare_error", cancellationToken),
                Template = template,
            };
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>So many events that failed, each once, as the Processor leaves them in its error queue.</summary>
    public List<BareMessage> Failures(int count, string reason) => [.. Enumerable.Range(0, count).Select(_ => Failure(reason))];

    /// <summary>Lets Recovery collect a queue that was filled while it stood still; answers how long it took.</summary>
    public async Task<TimeSpan> CollectAsync(IReadOnlyList<BareMessage> failures, CancellationToken cancellationToken)
    {
        Recovery.Freeze();
        await QueueFill.RunAsync(Errors, failures, cancellationToken);
        var started = Clock.GetTimestamp();
        Recovery.Thaw();
        await EmptyAsync(Errors, cancellationToken);
        return Clock.GetElapsedTime(started);
    }

    /// <summary>Waits until a queue holds nothing, in nobody's hands either.</summary>
    public async Task EmptyAsync(BareQueue queue, CancellationToken cancellationToken)
    {
        var started = Clock.GetTimestamp();
        while (await queue.CountAsync(cancellationToken) > 0)
        {
            if (Clock.GetElapsedTime(started) > Patience)
            {
                throw new CliException($"{queue.Name} was not emptied within {Patience.TotalMinutes:0} minutes.");
            }

            await Task.Delay(Look, Clock, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Errors.Dispose();
        BareErrors.Dispose();
        await Stack.DisposeAsync();
    }

    private BareMessage Failure(string reason)
    {
        var sample = _events.Make(_number++);
        var attributes = new JsonObject();
        Add("Content-Type", "application/vnd.masstransit+json");
        Add("MT-Reason", "fault");
        Add("MT-Fault-ExceptionType", "Fluxa.Processor.Failures.PermanentFailureException");
        Add("MT-Fault-Message", $"No fee for event {sample.Id} of merchant 'shop-{_number % 1000}'");
        Add("MT-Fault-StackTrace", "   at Fluxa.Processor.Events.Fees.Of(Transaction transaction) in /src/Fees.cs:line 52\n   at Fluxa.Processor.Events.EventProcessor.ProcessAsync(IngestEvent command) in /src/EventProcessor.cs:line 31");
        Add("MT-Fault-Timestamp", Clock.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        Add("MT-Fault-ConsumerType", "Fluxa.Processor.Events.IngestEventConsumer");
        Add("MT-Fault-TransportMessageId", $"{sample.Id}");
        Add("fluxa-reason", reason);
        return Template.For(sample) with { Attributes = attributes };

        void Add(string name, string value) => attributes[name] = new JsonObject { ["DataType"] = "String", ["StringValue"] = value };
    }
}
