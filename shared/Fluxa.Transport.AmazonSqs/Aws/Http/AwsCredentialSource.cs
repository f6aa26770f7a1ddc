using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Fluxa.Transport.AmazonSqs.Aws.Http;

/// <summary>Gives the credentials that sign calls: the configured ones, else those of AWS's default chain, looked for at the first call.</summary>
internal sealed class AwsCredentialSource(AWSCredentials? configured)
{
    private readonly Lazy<AWSCredentials> _credentials = new(
        () => configured ?? new DefaultAWSCredentialsIdentityResolver().ResolveIdentity(clientConfig: null),
        LazyThreadSafetyMode.PublicationOnly);

    /// <exception cref="AmazonClientException">No credentials were found, or fetching them failed.</exception>
    public Task<ImmutableCredentials> GetAsync(CancellationToken cancellationToken)
    {
        var credentials = _credentials.Value.GetCredentialsAsync();

        return credentials.IsCompleted ? credentials : credentials.WaitAsync(cancellationToken);
    }

    /// <summary>Forgets temporary credentials that AWS has refused as expired, so that the next call fetches fresh ones.</summary>
    public void Renew()
    {
        if (_credentials is { IsValueCreated: true, Value: RefreshingAWSCredentials refreshing })
        {
            refreshing.ClearCredentials();
        }
    }
}
