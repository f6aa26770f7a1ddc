using Fluxa.Testing;
using Fluxa.Transport.AmazonSqs.Sending.Batching;

namespace Fluxa.Transport.AmazonSqs.Tests.Sending.Batching;

/// <summary>Calls that end only when the test says so, each in the order it started.</summary>
internal sealed class GatedCalls
{
    private readonly Lock _lock = new();
    private readonly List<GatedCall> _calls = [];

    /// <summary>Set each time a call starts.</summary>
    public Signal Started { get; } = new("a batch call starts");

    public Task CallAsync(Batch<string, string> batch)
    {
        var call = new GatedCall(batch);
        lock (_lock)
        {
            _calls.Add(call);
        }

        Started.Set();

        return call.Ended;
    }

    /// <summary>Waits until that call, counted from 0, has started.</summary>
    public async Task<GatedCall> NextAsync(int number)
    {
        await Started.WaitAsync(number + 1);
        lock (_lock)
        {
            return _calls[number];
        }
    }
}
