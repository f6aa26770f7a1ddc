using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>A batch operation on one queue or topic: how to call it, and what to name it in a fault.</summary>
internal sealed record BatchOperation<TEntry, TResult>(
    string Service,
    string Name,
    string Resource,
    Func<IReadOnlyList<TEntry>, CancellationToken, Task<BatchAnswer<TResult>>> Call);
