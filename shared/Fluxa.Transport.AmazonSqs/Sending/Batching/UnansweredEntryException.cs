namespace Fluxa.Transport.AmazonSqs.Sending.Batching;

/// <summary>A batch call ended without saying what became of this entry.</summary>
internal sealed class UnansweredEntryException()
    : Exception("The batch call ended without an answer for this entry: it may or may not have taken effect. Ask for it again if twice does no harm.");
