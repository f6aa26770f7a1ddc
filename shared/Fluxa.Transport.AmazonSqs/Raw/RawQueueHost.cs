using Amazon.Runtime;
using Fluxa.Transport.AmazonSqs.Aws;
using Microsoft.Extensions.Logging;

namespace Fluxa.Transport.AmazonSqs.Raw;

/// <summary>SQS without a bus: for those who look after queues, not after message types.</summary>
public sealed class RawQueueHost : IDisposable
{
    private readonly AwsClients _patient;
    private readonly AwsClients _once;

    /// <summary>Makes the clients; nothing is called yet.</summary>
    /// <param name="settings">Where and who.</param>
    /// <param name="clock">The time for pauses and signatures.</param>
    /// <param name="logger">Hears of attempts that failed.</param>
    public RawQueueHost(RawQueueSettings settings, TimeProvider clock, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var client = new AwsClientSettings
        {
            Region = settings.Region,
            ServiceUrl = settings.ServiceUrl,
            Credentials = settings is { AccessKey: { } key, SecretKey: { } secret } ? new BasicAWSCredentials(key, secret) : null,
        };
        _patient = new AwsClients(client, clock, logger);

        // A send that is tried again after a lost answer makes two messages of one.
        _once = new AwsClients(client with { Retry = new AwsRetrySettings { MaxAttempts = 1 } }, clock, logger);
    }

    /// <summary>Finds a queue; null when there is none of this name.</summary>
    /// <param name="name">The queue's name.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="AwsServiceException">SQS refuses or doesn't answer.</exception>
    public async Task<RawQueueClient?> FindAsync(string name, CancellationToken cancellationToken) =>
        await _patient.Sqs.FindQueueUrlAsync(name, cancellationToken).ConfigureAwait(false) is { } url
            ? new RawQueueClient(name, url, _patient.Sqs, _once.Sqs)
            : null;

    /// <inheritdoc />
    public void Dispose()
    {
        _patient.Dispose();
        _once.Dispose();
    }
}
