using System.Globalization;

namespace Fluxa.Events.Json;

/// <summary>Judges a number that is well formed: can a double hold it, and can PostgreSQL's numeric?</summary>
internal static class JsonNumber
{
    /// <summary>Without an exponent, so many characters can neither leave a double's range nor vanish in it.</summary>
    private const int AlwaysInRange = 300;

    /// <summary>What is wrong with the number; null when nothing is.</summary>
    public static string? Judge(ReadOnlySpan<byte> number, out int writtenOut)
    {
        var exponentAt = number.IndexOfAny((byte)'e', (byte)'E');
        var exponent = exponentAt < 0 ? 0 : ExponentSize(number[(exponentAt + 1)..]);
        writtenOut = number.Length + exponent;
        if (exponent > JsonLimits.MaxExponent)
        {
            return $"The number's exponent is beyond ±{JsonLimits.MaxExponent}.";
        }

        return exponentAt < 0 && number.Length <= AlwaysInRange
            ? null
            : JudgeRange(number, exponentAt < 0 ? number : number[..exponentAt]);
    }

    private static string? JudgeRange(ReadOnlySpan<byte> number, ReadOnlySpan<byte> mantissa)
    {
        var value = double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value))
        {
            return "The number is too large: it must lie within ±1.797e308, the range of an IEEE 754 double.";
        }

        return value == 0 && mantissa.ContainsAnyInRange((byte)'1', (byte)'9')
            ? "The number is too close to zero: an IEEE 754 double would make it 0. The smallest is about 4.94e-324."
            : null;
    }

    private static int ExponentSize(ReadOnlySpan<byte> exponent)
    {
        var size = 0;
        foreach (var digit in exponent.TrimStart("+-"u8))
        {
            size = Math.Min((size * 10) + (digit - '0'), JsonLimits.MaxExponent + 1);
        }

        return size;
    }
}
