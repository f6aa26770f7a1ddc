using System.Collections.Concurrent;
using Fluxa.Contracts;
using Fluxa.Hosting.Aws;
using Fluxa.Hosting.Bus;
using Fluxa.Transport.AmazonSqs.Raw;
using Microsoft.Extensions.Options;

namespace Fluxa.Recovery.Queues;

/// <summary>The queues that failures come from and go back to, found by name once.</summary>
internal sealed class QueueDirectory : IDisposable
{
    private static readonly string[] Suffixes = ["_error", "_skipped"];

    private readonly RawQueueHost _host;
    private readonly ConcurrentDictionary<string, RawQueueClient> _found = new(StringComparer.Ordinal);

    public QueueDirectory(
        IOptions<AwsOptions> aws, IOptions<RecoveryOptions> options, FluxaTopology topology, TimeProvider clock, ILogger<QueueDirectory> logger)
    {
        _host = new RawQueueHost(aws.Value.ToQueueSettings(), clock, logger);
        var named = options.Value.Queues.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Collected = named.Length > 0 ? named : [.. Suffixes.Select(suffix => topology.QueueName(FluxaQueues.ProcessEvent) + suffix)];
    }

    /// <summary>The names of the queues that are collected from.</summary>
    public IReadOnlyList<string> Collected { get; }

    /// <summary>The queue that an error or skipped queue belongs to, by its name; null when the name doesn't tell.</summary>
    public static string? OwnerOf(string queue)
    {
        foreach (var suffix in Suffixes)
        {
            if (queue.EndsWith(suffix, StringComparison.Ordinal) && queue.Length > suffix.Length)
            {
                return queue[..^suffix.Length];
            }
        }

        return null;
    }

    /// <summary>Finds a queue; null while there is none of this name.</summary>
    /// <exception cref="Transport.AmazonSqs.Aws.AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<RawQueueClient?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(name, out var known))
        {
            return known;
        }

        var queue = await _host.FindAsync(name, cancellationToken);
        if (queue is not null)
        {
            _found[name] = queue;
        }

        return queue;
    }

    public void Dispose() => _host.Dispose();
}
