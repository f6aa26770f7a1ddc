using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

/// <summary>One call under way; it echoes each entry unless told otherwise.</summary>
internal sealed class GatedCall(Batch<string, string> batch)
{
    private readonly TaskCompletionSource _end = new();

    public IReadOnlyList<string> Entries { get; } = [.. batch.Entries];

    public Task Ended => _end.Task;

    /// <summary>Answers every entry but those, and ends.</summary>
    public void Succeed(params int[] except)
    {
        for (var position = 0; position < Entries.Count; position++)
        {
            if (!except.Contains(position))
            {
                batch.Answer(position, "done " + Entries[position]);
            }
        }

        _end.SetResult();
    }

    public void Fail(Exception exception) => _end.SetException(exception);
}
