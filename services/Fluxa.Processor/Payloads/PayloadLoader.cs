using System.Security.Cryptography;
using System.Text;
using Fluxa.ClaimCheck;
using Fluxa.Contracts;
using Fluxa.Processor.Dependencies;
using Fluxa.Processor.Events;
using Fluxa.Processor.Failures;
using Microsoft.Extensions.Options;

namespace Fluxa.Processor.Payloads;

/// <summary>Gets a command's payload, from the message or from S3, and verifies length and SHA-256 either way.</summary>
internal sealed class PayloadLoader(PayloadStore store, ProcessorDependencies dependencies, IOptions<ProcessorOptions> options) : IDisposable
{
    // A payload in S3 can be 10 MiB: how many are in memory at once has a limit of its own.
    private readonly SemaphoreSlim _large = new(options.Value.ConcurrentLargePayloads);

    public void Dispose() => _large.Dispose();

    /// <summary>Hands the verified bytes to <paramref name="use"/>.</summary>
    /// <exception cref="PermanentFailureException">The payload is missing or isn't what was announced.</exception>
    /// <exception cref="DependencyAwayException">S3 is known to be away.</exception>
    /// <exception cref="PayloadStoreUnavailableException">S3 can't answer now.</exception>
    public async Task UseAsync(IngestEvent command, Func<ReadOnlyMemory<byte>, Task> use, CancellationToken cancellationToken)
    {
        var sha256 = PayloadHash.TryRead(command.PayloadSha256)
            ?? throw new PermanentFailureException(FailureReason.SchemaInvalid, "The command's PayloadSha256 is not 64 hexadecimal digits.");
        if (command.PayloadMode != PayloadModes.S3)
        {
            await use(Inline(command, sha256));
            return;
        }

        await _large.WaitAsync(cancellationToken);
        try
        {
            // Those that waited for their turn need not find out one by one.
            if (dependencies.S3.IsAway)
            {
                throw new DependencyAwayException(dependencies.S3.Name);
            }

            await use(await FromStoreAsync(command, sha256, cancellationToken));
        }
        finally
        {
            _large.Release();
        }
    }

    private static ReadOnlyMemory<byte> Inline(IngestEvent command, byte[] sha256)
    {
        if (command.PayloadMode != PayloadModes.Inline || command.Payload is null)
        {
            throw new PermanentFailureException(
                FailureReason.SchemaInvalid,
                $"The command's PayloadMode is neither {PayloadModes.S3} nor {PayloadModes.Inline} with a payload.");
        }

        var bytes = Encoding.UTF8.GetBytes(command.Payload);
        if (bytes.Length != command.PayloadBytes)
        {
            throw Mismatch($"The payload has {bytes.Length} bytes, {command.PayloadBytes} were announced.");
        }

        return SHA256.HashData(bytes).AsSpan().SequenceEqual(sha256)
            ? bytes
            : throw Mismatch("The payload's SHA-256 is not the one that was announced.");
    }

    private async Task<ReadOnlyMemory<byte>> FromStoreAsync(IngestEvent command, byte[] sha256, CancellationToken cancellationToken)
    {
        var key = command.PayloadKey
            ?? throw new PermanentFailureException(FailureReason.SchemaInvalid, "The command says that its payload is in S3 but names no key.");
        var outcome = await store.GetAsync(key, command.PayloadBytes, sha256, cancellationToken);
        dependencies.S3.Succeeded();
        return outcome switch
        {
            PayloadOutcome.Found found => found.Bytes,
            PayloadOutcome.Corrupt corrupt => throw Mismatch($"The payload '{key}' is not what was put: {corrupt.Detail}."),
            _ => throw new PermanentFailureException(FailureReason.PayloadMissing, $"There is no payload '{key}' in S3."),
        };
    }

    private static PermanentFailureException Mismatch(string detail) => new(FailureReason.HashMismatch, detail);
}
