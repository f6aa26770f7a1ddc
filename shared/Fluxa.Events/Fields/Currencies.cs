using System.Collections.Frozen;

namespace Fluxa.Events.Fields;

/// <summary>ISO 4217's active alphabetic codes (lists one and two, funds codes included), as of 1 January 2026.</summary>
/// <remarks>https://www.six-group.com/en/products-services/financial-information/data-standards.html</remarks>
internal static class Currencies
{
    private static readonly FrozenSet<string> Active = (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW " +
        "CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL " +
        "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA " +
        "MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD " +
        "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD " +
        "USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX " +
        "YER ZAR ZMW ZWG").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Codes withdrawn lately, with what took their place.</summary>
    private static readonly FrozenDictionary<string, string> Successors = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ANG"] = "XCG",
        ["BGN"] = "EUR",
        ["CUC"] = "CUP",
        ["HRK"] = "EUR",
        ["SLL"] = "SLE",
        ["ZWL"] = "ZWG",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is wrong with the code; null when nothing is.</summary>
    public static string? Judge(string code)
    {
        if (Active.Contains(code))
        {
            return null;
        }

        const string Rule = "Must be an active ISO 4217 alphabetic code in upper case, for example EUR.";
        if (Successors.TryGetValue(code, out var successor))
        {
            return $"{Rule} {code} was withdrawn; {successor} took its place.";
        }

        var upper = code.Trim().ToUpperInvariant();
        return Active.Contains(upper) ? $"{Rule} Did you mean {upper}?" : Rule;
    }
}
