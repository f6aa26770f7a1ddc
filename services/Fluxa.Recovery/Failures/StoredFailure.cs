using System.Text.Json;

namespace Fluxa.Recovery.Failures;

/// <summary>A failure with its message, as it is stored.</summary>
/// <param name="Summary">What lists show.</param>
internal sealed record StoredFailure(FailureAnswer Summary)
{
    public required string? Stack { get; init; }

    /// <summary>The message's attributes as a JSON object.</summary>
    public required string Headers { get; init; }

    public required string? Consumer { get; init; }

    public required string? OriginalMessageId { get; init; }

    public required string SourceQueue { get; init; }

    /// <summary>The message as it was first collected; never changed.</summary>
    public required byte[] Body { get; init; }

    public required byte[]? EditedBody { get; init; }

    public required byte[]? PayloadSha256 { get; init; }

    public required int Version { get; init; }

    /// <summary>What is sent back.</summary>
    public byte[] BodyToSend => EditedBody ?? Body;

    public JsonElement HeadersAsJson() => JsonElement.Parse(Headers);
}
