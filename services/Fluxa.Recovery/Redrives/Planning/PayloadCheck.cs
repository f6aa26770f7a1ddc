using System.Text;
using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Recovery.Collecting;

namespace Fluxa.Recovery.Redrives.Planning;

/// <summary>Looks whether the payload that a message refers to is still what was put.</summary>
internal sealed class PayloadCheck(PayloadStore payloads) : IDisposable
{
    // Each can have 10 MiB.
    private readonly SemaphoreSlim _few = new(4);

    public void Dispose() => _few.Dispose();

    /// <summary>Whether the message can't be processed because its payload is gone.</summary>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public async Task<bool> IsGoneAsync(byte[] body, CancellationToken cancellationToken)
    {
        if (MessageEnvelope.Read(Encoding.UTF8.GetString(body)).Event is not { PayloadMode: PayloadModes.S3, PayloadKey: { } key, PayloadSha256: { } hash, PayloadBytes: { } length })
        {
            return false;
        }

        await _few.WaitAsync(cancellationToken);
        try
        {
            return await payloads.GetAsync(key, length, hash, cancellationToken) is not PayloadOutcome.Found;
        }
        finally
        {
            _few.Release();
        }
    }
}
