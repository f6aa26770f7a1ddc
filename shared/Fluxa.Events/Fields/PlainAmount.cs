using System.Globalization;

namespace Fluxa.Events.Fields;

/// <summary>Reads an amount from a JSON number's text, exactly: no double on the way.</summary>
/// <remarks>
/// The rule counts digits as the number reads with its exponent written out: 1e2 is 100 and fine (BigDecimal in Java
/// writes it so), 1.5e-4 is 0.00015 and has five decimals. Trailing zeros count, for they are part of what was written:
/// 1.50000 has five decimals too. -0 is 0.
/// </remarks>
internal static class PlainAmount
{
    private const int MaxWhole = 15;
    private const int MaxDecimals = 4;

    /// <summary>Reads a number that is well-formed JSON.</summary>
    /// <returns>What is wrong; null when <paramref name="amount"/> is the number.</returns>
    public static string? TryRead(ReadOnlySpan<char> number, out decimal amount)
    {
        amount = 0;
        var isNegative = number[0] == '-';
        var exponentAt = number.IndexOfAny('e', 'E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(number[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = (exponentAt < 0 ? number : number[..exponentAt])[(isNegative ? 1 : 0)..];
        var pointAt = mantissa.IndexOf('.');
        var digits = pointAt < 0 ? mantissa.ToString() : string.Concat(mantissa[..pointAt], mantissa[(pointAt + 1)..]);
        var whole = (pointAt < 0 ? mantissa.Length : pointAt) + exponent;
        var decimals = Math.Max(0, digits.Length - whole);

        var wholeDigits = Math.Max(0, whole - LeadingZeros(digits));
        if (digits.AsSpan().ContainsAnyExcept('0') && wholeDigits > MaxWhole)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Has {wholeDigits} digits before the decimal point; at most {MaxWhole} are allowed.");
        }

        if (decimals > MaxDecimals)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Has {decimals} digits after the decimal point (trailing zeros count); at most {MaxDecimals} are allowed.");
        }

        var unscaled = Unscaled(digits, whole + decimals);
        amount = new decimal((int)(uint)unscaled, (int)(uint)(unscaled >> 32), 0, isNegative && unscaled != 0, (byte)decimals);
        return null;
    }

    private static int LeadingZeros(string digits) => digits.Length - digits.AsSpan().TrimStart('0').Length;

    /// <summary>The digits as a whole number, brought to <paramref name="length"/> by zeros; at most 19 of them are not leading zeros.</summary>
    private static ulong Unscaled(string digits, int length)
    {
        ulong value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + (uint)(digit - '0');
        }

        for (var place = digits.Length; place < length && value != 0; place++)
        {
            value *= 10;
        }

        return value;
    }
}
