namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>What a dead process leaves behind. Null: nobody can say, because something else goes on beside the line it died on.</summary>
/// <param name="Queue">Messages in the Processor's queue, those in flight and delayed included.</param>
/// <param name="Errors">Messages in its error queue.</param>
/// <param name="Rows">Rows of events.</param>
/// <param name="Keys">Rows of the inbox.</param>
/// <param name="Outbox">Rows of the outbox.</param>
/// <param name="Objects">Payloads in S3.</param>
public sealed record Leftovers(long? Queue = 0, long? Errors = 0, long? Rows = 0, long? Keys = 0, long? Outbox = 0, long? Objects = 0)
{
    /// <summary>What was found, silent where this says nothing: to be compared with this.</summary>
    public Leftovers Mask(Leftovers found) => new(
        Queue is null ? null : found.Queue,
        Errors is null ? null : found.Errors,
        Rows is null ? null : found.Rows,
        Keys is null ? null : found.Keys,
        Outbox is null ? null : found.Outbox,
        Objects is null ? null : found.Objects);
}
