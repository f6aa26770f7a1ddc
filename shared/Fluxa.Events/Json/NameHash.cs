using System.Security.Cryptography;

namespace Fluxa.Events.Json;

/// <summary>
/// A 122-bit hash of a member name that may arrive in pieces: two polynomials over the field of 2^61 − 1 at points drawn
/// once a process. Whoever does not know the points cannot make two names meet, so the hash can stand for the name and a
/// name of megabytes costs sixteen bytes. (Two of 65,536 names meet by chance less than once in 10^24 documents.)
/// </summary>
internal struct NameHash
{
    private const ulong Prime = (1UL << 61) - 1;
    private const int BytesAStep = 7;
    private static readonly ulong PointA = DrawPoint();
    private static readonly ulong PointB = DrawPoint();

    private ulong _a;
    private ulong _b;
    private ulong _word;
    private int _count;

    public void Reset()
    {
        _a = _b = 1;
        _word = 0;
        _count = 0;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _word = (_word << 8) | value;
            if (++_count == BytesAStep)
            {
                Step(_word);
                _word = 0;
                _count = 0;
            }
        }
    }

    /// <summary>Closes the name; the last step carries its length, so that no name is another one with zeros before it.</summary>
    public UInt128 Finish()
    {
        Step((((ulong)_count + 1) << 56) | _word);
        return new UInt128(_a, _b);
    }

    private void Step(ulong word)
    {
        _a = Reduce(MultiplyReduce(_a, PointA) + word);
        _b = Reduce(MultiplyReduce(_b, PointB) + word);
    }

    private static ulong MultiplyReduce(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return Reduce((low & Prime) + ((low >> 61) | (high << 3)));
    }

    private static ulong Reduce(ulong value)
    {
        var folded = (value & Prime) + (value >> 61);
        return folded >= Prime ? folded - Prime : folded;
    }

    private static ulong DrawPoint()
        => (BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) % (Prime - 2)) + 2;
}
