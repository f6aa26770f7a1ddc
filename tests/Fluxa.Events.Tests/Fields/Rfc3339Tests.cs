using System.Globalization;
using Fluxa.Events.Fields;

namespace Fluxa.Events.Tests.Fields;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-01-31T23:59:59Z", "2026-01-31T23:59:59.0000000")]
    [InlineData("2026-01-31t23:59:59z", "2026-01-31T23:59:59.0000000")]
    [InlineData("2026-01-31T23:59:59+00:00", "2026-01-31T23:59:59.0000000")]
    [InlineData("2026-01-31T23:59:59-00:00", "2026-01-31T23:59:59.0000000")]
    [InlineData("2026-01-31T23:59:59+01:00", "2026-01-31T22:59:59.0000000")]
    [InlineData("2026-01-31T23:59:59-08:30", "2026-02-01T08:29:59.0000000")]
    [InlineData("2026-01-31T23:59:59+23:59", "2026-01-31T00:00:59.0000000")]
    [InlineData("2026-01-31T23:59:59.1Z", "2026-01-31T23:59:59.1000000")]
    [InlineData("2026-01-31T23:59:59.123456Z", "2026-01-31T23:59:59.1234560")]
    [InlineData("2026-01-31T23:59:59.1234567Z", "2026-01-31T23:59:59.1234560")]
    [InlineData("2026-01-31T23:59:59.999999999Z", "2026-01-31T23:59:59.9999990")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000")]
    [InlineData("2017-01-01T00:59:60+01:00", "2017-01-01T00:00:00.0000000")]
    public void Reads_it_as_UTC(string written, string utc)
    {
        Assert.Null(Rfc3339.TryRead(written, out var instant));
        Assert.Equal(TimeSpan.Zero, instant.Offset);
        Assert.Equal(utc, instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("", "Not an RFC 3339 date-time")]
    [InlineData("yesterday", "Not an RFC 3339 date-time")]
    [InlineData("1769903999", "Not an RFC 3339 date-time")]
    [InlineData("2026-01-31", "Not an RFC 3339 date-time")]
    [InlineData("2026-01-31T23:59Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-01-31 23:59:59Z", "Not an RFC 3339 date-time")]
    [InlineData(" 2026-01-31T23:59:59Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-1-31T23:59:59Z", "Not an RFC 3339 date-time")]
    [InlineData("26-01-31T23:59:59Z", "Not an RFC 3339 date-time")]
    [InlineData("20260131T235959Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-02-30T00:00:00Z", "Not an RFC 3339 date-time")]
    [InlineData("2025-02-29T00:00:00Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-13-01T00:00:00Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-01-31T24:00:00Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-01-31T23:60:00Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-01-31T23:59:61Z", "Not an RFC 3339 date-time")]
    [InlineData("0000-01-01T00:00:00Z", "Not an RFC 3339 date-time")]
    [InlineData("+002026-01-31T23:59:59Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-W05-6T23:59:59Z", "Not an RFC 3339 date-time")]
    [InlineData("２０２６-01-31T23:59:59Z", "Not an RFC 3339 date-time")]
    [InlineData("2026-01-31T23:59:59", "The offset is missing")]
    [InlineData("2026-01-31T23:59:59.123", "The offset is missing")]
    [InlineData("2026-01-31T23:59:59.Z", "Digits must follow the decimal point")]
    [InlineData("2026-01-31T23:59:59,5Z", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59 Z", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59Z ", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59+1:00", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59+0100", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59+01", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59+24:00", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59+01:60", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59+ 1:00", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59 UTC", "The offset must be Z or ±hh:mm")]
    [InlineData("2026-01-31T23:59:59Europe/Berlin", "The offset must be Z or ±hh:mm")]
    [InlineData("0001-01-01T00:00:00+01:00", "Outside the years 1 to 9999")]
    [InlineData("9999-12-31T23:59:59-01:00", "Outside the years 1 to 9999")]
    [InlineData("2026-01-31T12:00:60Z", "A 60th second exists only as the leap second")]
    public void Refuses_it_and_says_why(string written, string fault)
        => Assert.StartsWith(fault, Rfc3339.TryRead(written, out _), StringComparison.Ordinal);
}
