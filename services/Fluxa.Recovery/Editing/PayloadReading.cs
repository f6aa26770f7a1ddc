using Fluxa.ClaimCheck;
using Fluxa.Recovery.Failures;

namespace Fluxa.Recovery.Editing;

/// <summary>Gets the exact bytes of a failure's payload, wherever they are.</summary>
internal sealed class PayloadReading(PayloadStore payloads)
{
    /// <summary>The bytes; null when they are gone. A message that is no Fluxa event is its own payload.</summary>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(StoredFailure failure, bool original, CancellationToken cancellationToken)
    {
        var body = original ? failure.Body : failure.BodyToSend;
        if (EventEnvelope.TryRead(body) is not { } envelope)
        {
            return body;
        }

        if (envelope.InlinePayload is { } inline)
        {
            return inline;
        }

        return envelope.Event is { PayloadKey: { } key, PayloadBytes: { } length, PayloadSha256: { } hash }
            && await payloads.GetAsync(key, length, hash, cancellationToken) is PayloadOutcome.Found found
                ? found.Bytes
                : (ReadOnlyMemory<byte>?)null;
    }
}
