using System.Globalization;
using Fluxa.Events.Fields;

namespace Fluxa.Events.Tests.Fields;

public sealed class PlainAmountTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0.00")]
    [InlineData("1", "1")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.50", "1.50")]
    [InlineData("1.5000", "1.5000")]
    [InlineData("-19.99", "-19.99")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("-0.0001", "-0.0001")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("999999999999999.9999", "999999999999999.9999")]
    [InlineData("-999999999999999.9999", "-999999999999999.9999")]
    [InlineData("123456789012345.6789", "123456789012345.6789")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e2", "100")]
    [InlineData("1E+2", "100")]
    [InlineData("1.5e3", "1500")]
    [InlineData("12.3456e2", "1234.56")]
    [InlineData("15e-1", "1.5")]
    [InlineData("1e-4", "0.0001")]
    [InlineData("1e14", "100000000000000")]
    [InlineData("0.001e3", "1")]
    [InlineData("0e100", "0")]
    [InlineData("1.50000e1", "15.0000")]
    [InlineData("0.00000000000000000000000000000000000000012345e40", "1.2345")]
    public void Keeps_the_number_and_its_scale(string written, string exact)
    {
        var fault = PlainAmount.TryRead(written, out var amount);

        Assert.Null(fault);
        Assert.Equal(exact, amount.ToString(CultureInfo.InvariantCulture));
        Assert.False(amount == 0 && decimal.IsNegative(amount));
    }

    [Theory]
    [InlineData("1.23456", "Has 5 digits after the decimal point (trailing zeros count); at most 4 are allowed.")]
    [InlineData("1.50000", "Has 5 digits after the decimal point")]
    [InlineData("0.00000", "Has 5 digits after the decimal point")]
    [InlineData("0.00001", "Has 5 digits after the decimal point")]
    [InlineData("1e-5", "Has 5 digits after the decimal point")]
    [InlineData("1.5e-4", "Has 5 digits after the decimal point")]
    [InlineData("0e-5", "Has 5 digits after the decimal point")]
    [InlineData("1000000000000000", "Has 16 digits before the decimal point; at most 15 are allowed.")]
    [InlineData("-1000000000000000.5", "Has 16 digits before the decimal point")]
    [InlineData("1e15", "Has 16 digits before the decimal point")]
    [InlineData("1e308", "Has 309 digits before the decimal point")]
    [InlineData("99999999999999999999999999", "Has 26 digits before the decimal point")]
    public void Refuses_more_digits_than_can_be_kept(string written, string fault)
        => Assert.StartsWith(fault, PlainAmount.TryRead(written, out _), StringComparison.Ordinal);

    [Fact]
    public void Agrees_with_decimal_on_every_number_it_takes()
    {
        var random = new Random(20260131);
        for (var round = 0; round < 20_000; round++)
        {
            var whole = random.NextInt64(0, (long)Math.Pow(10, random.Next(1, 16)));
            var written = (random.Next(2) == 0 ? "-" : "") + whole.ToString(CultureInfo.InvariantCulture)
                + (random.Next(2) == 0 ? "" : "." + random.Next(0, 10_000).ToString(CultureInfo.InvariantCulture));

            Assert.Null(PlainAmount.TryRead(written, out var amount));

            Assert.Equal(decimal.Parse(written, CultureInfo.InvariantCulture), amount);
        }
    }
}
