namespace Fluxa.Persistence.Schema;

/// <summary>A row of <c>failure_messages</c>: the message of a failure, byte for byte, with what is too wide for lists.</summary>
internal sealed class FailureMessageRow
{
    public required string TenantId { get; init; }

    public required Guid FailureId { get; init; }

    public required string SourceQueue { get; init; }

    public string? OriginalMessageId { get; init; }

    public string? Consumer { get; init; }

    public string? Stack { get; init; }

    public required string Headers { get; init; }

    public required byte[] Body { get; init; }

    public byte[]? EditedBody { get; init; }
}
