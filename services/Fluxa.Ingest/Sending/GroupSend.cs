namespace Fluxa.Ingest.Sending;

/// <summary>A group of commands on its way to SQS.</summary>
internal sealed class GroupSend(IReadOnlyList<Task> sends)
{
    /// <summary>SQS has confirmed the command at this place.</summary>
    public bool IsConfirmed(int index) => sends[index].IsCompletedSuccessfully;

    /// <summary>Ends when each send has, well or not; never fails.</summary>
    public Task Settled { get; } = Task.WhenAll(sends).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>Why the first one that failed did; null when none has.</summary>
    public Exception? FirstFailure => sends.FirstOrDefault(send => send.IsFaulted)?.Exception?.GetBaseException();
}
