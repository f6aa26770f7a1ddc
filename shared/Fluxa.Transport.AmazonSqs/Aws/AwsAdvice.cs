namespace Fluxa.Transport.AmazonSqs.Aws;

/// <summary>What someone who reads of a fault can do about it.</summary>
internal static class AwsAdvice
{
    public static string For(AwsFault fault) => fault.Kind switch
    {
        AwsFaultKind.Throttled => "AWS asks for fewer calls; try again later, and ask for a higher quota if this goes on.",
        AwsFaultKind.Server => "AWS failed on its side; try again.",
        AwsFaultKind.Timeout => "No answer came in time and the call may have taken effect; try again.",
        AwsFaultKind.Connection => "Check the service URL, the region, the network and the proxy; try again.",
        AwsFaultKind.Credentials => "The credentials have expired or could not be read; check the profile, the role and this machine's clock.",
        AwsFaultKind.Malformed => "The answer was cut off or not from AWS; check the service URL and any proxy on the way.",
        _ => ForCode(fault.ErrorCode),
    };

    private static string ForCode(string? code)
    {
        if (code is null)
        {
            return "Trying again will not help.";
        }

        if (AwsErrorCodes.NotFound.Contains(code))
        {
            return "Deploy the topology, and check the name, the region and the account.";
        }

        if (AwsErrorCodes.Denied.Contains(code))
        {
            return "Grant the action to the role, or check the credentials.";
        }

        if (AwsErrorCodes.BadSignature.Contains(code))
        {
            return "Check the secret key, the region and this machine's clock.";
        }

        return AwsErrorCodes.LeaseLost.Contains(code)
            ? "The lease on the message had ended; the queue hands it out again, or has already."
            : "Trying again will not help; correct what the message names.";
    }
}
