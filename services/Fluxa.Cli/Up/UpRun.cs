using System.Diagnostics;
using Fluxa.Cli.Status;
using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.Cli.Up;

/// <summary>The life of <c>fluxa up</c>: start in order, watch, stop in reverse order.</summary>
internal sealed class UpRun(UpSettings settings, UpScreen screen)
{
    private readonly Checkout _checkout = Checkout.Find();

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var only = SingleRun.Take(_checkout);
        await LeftoverServices.StopAsync(only.Earlier(), _checkout, screen, cancellationToken);
        var state = new RunState { ProcessId = Environment.ProcessId };
        only.Publish(state);
        if (settings.Reset)
        {
            screen.Step("Dropping the data of earlier runs");
            await LocalData.ResetAsync(_checkout, cancellationToken);
        }

        await using var running = new RunningParts(screen);
        try
        {
            state = await StartAsync(running, only, state, cancellationToken);
            screen.Show(state, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
            using var live = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var line = screen.CanPin ? new StatusRun(state, TimeProvider.System).FollowAsync(status => screen.Pin(StatusText.Line(status, Console.WindowWidth)), live.Token) : Task.CompletedTask;
            try
            {
                return await WatchAsync(running, cancellationToken);
            }
            finally
            {
                await live.CancelAsync();
                await line;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how a person ends this command, at any moment.
            return ExitCodes.Done;
        }
    }

    private async Task<RunState> StartAsync(RunningParts running, SingleRun only, RunState state, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        screen.Step("Starting PostgreSQL and the SQS/SNS/S3 emulator");
        await running.StartInfrastructureAsync(_checkout, cancellationToken);
        screen.Step("Bringing the schema up to date");
        var database = await running.PrepareAsync(cancellationToken);
        screen.Step("Starting Ingest, Query, Processor and Recovery");
        await running.StartServicesAsync(database, settings.Keys, cancellationToken);
        state = running.Describe(state, database) with { ApiKey = settings.Keys ? await LocalKey.MakeAsync(database, cancellationToken) : string.Empty };
        only.Publish(state);
        await running.WaitReadyAsync(cancellationToken);
        state = state with { Ready = true };
        only.Publish(state);
        screen.Step($"Ready after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        return state;
    }

    /// <exception cref="CliException">A part ended by itself.</exception>
    private static async Task<int> WatchAsync(RunningParts running, CancellationToken cancellationToken)
    {
        var dead = await running.FirstExitAsync(cancellationToken);
        throw new CliException(Describe(dead));
    }

    private static string Describe(ChildExit exit)
    {
        var lines = exit.LastLines.Count > 0 ? $" Its last lines:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", exit.LastLines.TakeLast(10))}" : string.Empty;
        return $"{exit.Name} ended by itself with exit code {exit.Code}; everything else was stopped.{lines}";
    }
}
