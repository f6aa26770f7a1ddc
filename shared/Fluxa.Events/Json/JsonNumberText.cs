namespace Fluxa.Events.Json;

/// <summary>Goes over a number in pieces, keeps its text and judges it at its end.</summary>
internal sealed class JsonNumberText(KeptText text)
{
    private JsonNumberShape _shape;
    private long _writtenOut;

    /// <summary>The number is over and good.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>What is wrong, at the byte where <see cref="Append"/> stopped; null when nothing is.</summary>
    public string? Fault { get; private set; }

    public void Begin(byte first)
    {
        HasEnded = false;
        _shape = default;
        _shape.Append(first);
        text.Append([first], 1);
    }

    /// <summary>Reads on from <paramref name="at"/>; the answer is the first byte that is no longer the number's.</summary>
    public int Append(ReadOnlySpan<byte> bytes, int at)
    {
        var start = at;
        var end = Math.Min(bytes.Length, start + JsonLimits.MaxNumberLength + 1 - (int)text.Length);
        while (at < end && _shape.Append(bytes[at]))
        {
            at++;
        }

        text.Append(bytes[start..at], at - start);
        if (text.Length > JsonLimits.MaxNumberLength)
        {
            Fault = JsonFaultTexts.NumberTooLong;
        }
        else if (at < bytes.Length)
        {
            Judge();
        }

        return at;
    }

    /// <summary>The document ends with the number.</summary>
    public void Complete()
    {
        _shape.End();
        Judge();
    }

    private void Judge()
    {
        Fault = _shape.Fault;
        if (Fault is null)
        {
            Fault = JsonNumber.Judge(text.Bytes, out var writtenOut);
            _writtenOut += writtenOut;
            Fault ??= _writtenOut > JsonLimits.MaxWrittenOutNumbers ? JsonFaultTexts.NumbersTooLong : null;
        }

        HasEnded = Fault is null;
    }
}
