using Fluxa.Events;

namespace Fluxa.Ingest.Batches;

/// <summary>Finds where the elements of a batch begin and end, as the body arrives. Judges nothing inside them.</summary>
internal abstract class BatchFraming
{
    private readonly List<ElementRange> _elements = [];

    /// <summary>The elements found so far, in order.</summary>
    public IReadOnlyList<ElementRange> Elements => _elements;

    /// <summary>There are more than <see cref="BatchLimits.MaxEvents"/>.</summary>
    public bool IsTooMany { get; private set; }

    /// <summary>Why the elements can't be told apart; null while they can.</summary>
    public EventFault? Fault { get; protected set; }

    /// <summary>The body is JSON, but begins as another value than an array.</summary>
    public bool IsNoArray { get; protected set; }

    /// <summary>Bytes seen by <see cref="Append"/> before the current piece.</summary>
    protected int Offset { get; private set; }

    /// <summary>Takes the next bytes; false when no more need be read.</summary>
    public bool Append(ReadOnlySpan<byte> piece)
    {
        Read(piece);
        Offset += piece.Length;
        return Fault is null && !IsTooMany;
    }

    /// <summary>The body has ended.</summary>
    public abstract void Complete();

    protected abstract void Read(ReadOnlySpan<byte> piece);

    protected void Add(int start, int end)
    {
        IsTooMany = _elements.Count == BatchLimits.MaxEvents;
        if (!IsTooMany)
        {
            _elements.Add(new ElementRange(start, end - start));
        }
    }

    protected static bool IsWhitespace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
