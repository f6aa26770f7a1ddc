namespace Fluxa.ClaimCheck;

/// <summary>S3 can't do its work now (no answer, throttled, 5xx), also after the retries. Trying again later is safe.</summary>
public sealed class PayloadStoreUnavailableException : Exception
{
    internal PayloadStoreUnavailableException(string key, string doing, Exception inner)
        : base($"S3 could not {doing} '{key}': {inner.Message} Try again later.", inner)
    {
        Key = key;
    }

    /// <summary>The object's key.</summary>
    public string Key { get; }
}
