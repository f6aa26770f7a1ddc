using Fluxa.Events.Fields;

namespace Fluxa.Events.Tests.Fields;

public sealed class CurrenciesTests
{
    [Theory]
    [InlineData("EUR")]
    [InlineData("USD")]
    [InlineData("JPY")]
    [InlineData("CHF")]
    [InlineData("XAF")]
    [InlineData("ZWG")]
    [InlineData("XCG")]
    public void Takes_active_codes(string code) => Assert.Null(Currencies.Judge(code));

    [Theory]
    [InlineData("")]
    [InlineData("E")]
    [InlineData("EURO")]
    [InlineData("XYZ")]
    [InlineData("978")]
    [InlineData("€")]
    [InlineData("BTC")]
    [InlineData("DEM")]
    public void Refuses_what_is_no_active_code(string code)
        => Assert.Equal("Must be an active ISO 4217 alphabetic code in upper case, for example EUR.", Currencies.Judge(code));

    [Theory]
    [InlineData("eur", "Did you mean EUR?")]
    [InlineData(" USD", "Did you mean USD?")]
    [InlineData("HRK", "HRK was withdrawn; EUR took its place.")]
    [InlineData("ZWL", "ZWL was withdrawn; ZWG took its place.")]
    public void Says_what_was_probably_meant(string code, string hint)
        => Assert.EndsWith(hint, Currencies.Judge(code), StringComparison.Ordinal);
}
