using System.Net;

namespace Fluxa.LocalInfrastructure.Faults.Aws;

/// <summary>What the proxy does to a call, in the protocol of its service.</summary>
public abstract record AwsFault
{
    private AwsFault()
    {
    }

    /// <summary>Answers an error of the service without forwarding the call.</summary>
    public sealed record Fail(HttpStatusCode Status, string Code) : AwsFault;

    /// <summary>Answers the service's throttling error without forwarding the call.</summary>
    public sealed record Throttle : AwsFault;

    /// <summary>Cuts the connection without forwarding the call.</summary>
    public sealed record LoseRequest : AwsFault;

    /// <summary>Forwards the call, then cuts the connection: done, but the caller can't know.</summary>
    public sealed record LoseAnswer : AwsFault;

    /// <summary>Answers nothing until the caller gives up.</summary>
    public sealed record Hang : AwsFault;

    /// <summary>Forwards the call after so long.</summary>
    public sealed record Delay(TimeSpan By) : AwsFault;

    /// <summary>
    /// Of a batch, forwards all but the entries at these positions; those come back as failed with <paramref name="Code"/>.
    /// SQS batches only.
    /// </summary>
    public sealed record FailEntries(IReadOnlyList<int> Positions, string Code, bool SenderFault) : AwsFault;

    /// <summary>Forwards a whole batch, then leaves the entries at these positions out of the answer. SQS batches only.</summary>
    public sealed record OmitEntries(IReadOnlyList<int> Positions) : AwsFault;

    /// <summary>
    /// Hands every received message out so many times more, in later receives; <paramref name="Reordered"/>: the copies in an order of
    /// their own. ReceiveMessage only.
    /// </summary>
    public sealed record Duplicate(int Copies, bool Reordered = false) : AwsFault;

    /// <summary>Adds an attribute of SQS's own to every received message: what AWS keeps and an emulator forgets. ReceiveMessage only.</summary>
    public sealed record Annotate(string Name, string Value) : AwsFault;

    /// <summary>Flips a byte in the middle of what S3 answers. GetObject only.</summary>
    public sealed record TamperBody : AwsFault;
}
