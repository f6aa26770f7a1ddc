using System.Net.Sockets;
using System.Runtime.Serialization;
using Fluxa.ClaimCheck;
using Fluxa.Persistence;
using Fluxa.Persistence.Storing;

namespace Fluxa.Processor.Failures;

/// <summary>Tells what may succeed at another attempt from what never will. Pure.</summary>
internal static class FaultClassifier
{
    private static readonly FaultVerdict Transient = new(FaultKind.Transient, FailureReason.DependencyUnavailable);

    public static bool IsTransient(Exception exception) => Classify(exception).Kind == FaultKind.Transient;

    /// <summary>Judges by the outermost exception that it knows; what nobody knows is a fault of ours, and trying again would hide it.</summary>
    public static FaultVerdict Classify(Exception exception)
    {
        for (var known = exception; known is not null; known = known.InnerException)
        {
            if (Judge(known) is { } verdict)
            {
                return verdict;
            }
        }

        return new FaultVerdict(FaultKind.Permanent, FailureReason.Unexpected);
    }

    private static FaultVerdict? Judge(Exception exception) => exception switch
    {
        PermanentFailureException permanent => new FaultVerdict(FaultKind.Permanent, permanent.Reason),
        EventRejectedException => new FaultVerdict(FaultKind.Permanent, FailureReason.StoreRejected),
        StoreUnavailableException or PayloadStoreUnavailableException => Transient,

        // The service stops, or the lease was lost: another attempt, here or elsewhere, does it.
        OperationCanceledException or ObjectDisposedException => Transient,
        TimeoutException or IOException or SocketException or HttpRequestException => Transient,
        SerializationException => new FaultVerdict(FaultKind.Poison, FailureReason.Unreadable),
        _ => null,
    };
}
