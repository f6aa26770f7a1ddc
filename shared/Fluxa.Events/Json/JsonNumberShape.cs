namespace Fluxa.Events.Json;

/// <summary>RFC 8259's grammar of a number, a byte at a time.</summary>
internal struct JsonNumberShape
{
    private Place _place;

    private enum Place
    {
        Start,
        Minus,
        Zero,
        Whole,
        Point,
        Fraction,
        Exponent,
        ExponentSign,
        ExponentDigits,
        Ended,
    }

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>Takes a byte; false when the number ended before it or when it is wrong.</summary>
    public bool Append(byte value)
    {
        var next = char.IsAsciiDigit((char)value) ? AfterDigit(value) : AfterSign(value);
        if (next == Place.Ended)
        {
            End(value);
            return false;
        }

        _place = next;
        return true;
    }

    /// <summary>Nothing of the number follows; it must be whole.</summary>
    public void End(byte following = 0)
    {
        Fault = _place switch
        {
            Place.Zero when char.IsAsciiDigit((char)following) => "A number has no leading zeros.",
            Place.Zero or Place.Whole or Place.Fraction or Place.ExponentDigits => null,
            Place.Minus => "A digit must follow the minus sign.",
            Place.Point => "A digit must follow the decimal point.",
            _ => "A digit must follow the exponent's e.",
        };
    }

    private readonly Place AfterDigit(byte digit) => _place switch
    {
        Place.Start or Place.Minus => digit == '0' ? Place.Zero : Place.Whole,
        Place.Zero => Place.Ended,
        Place.Point => Place.Fraction,
        Place.Exponent or Place.ExponentSign => Place.ExponentDigits,
        _ => _place,
    };

    private readonly Place AfterSign(byte value) => (_place, (char)value) switch
    {
        (Place.Start, '-') => Place.Minus,
        (Place.Zero or Place.Whole, '.') => Place.Point,
        (Place.Zero or Place.Whole or Place.Fraction, 'e' or 'E') => Place.Exponent,
        (Place.Exponent, '+' or '-') => Place.ExponentSign,
        _ => Place.Ended,
    };
}
