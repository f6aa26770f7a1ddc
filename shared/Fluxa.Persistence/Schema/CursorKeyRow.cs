namespace Fluxa.Persistence.Schema;

/// <summary>The row of <c>cursor_keys</c>: what signs the cursors of lists.</summary>
internal sealed class CursorKeyRow
{
    public required short Id { get; init; }

    public required byte[] Secret { get; init; }
}
