namespace Fluxa.ClaimCheck.Tests;

public sealed class PayloadKeyTests
{
    private static readonly Guid Id = Guid.Parse("01970000-0000-7000-8000-000000000001");

    [Theory]
    [InlineData("2026-03-04T23:30:00+00:00", "default", "raw/2026/03/04/default/01970000-0000-7000-8000-000000000001.json")]
    [InlineData("2026-03-04T23:30:00-05:00", "default", "raw/2026/03/05/default/01970000-0000-7000-8000-000000000001.json")]
    [InlineData("0999-12-31T00:00:00Z", "a/../b é", "raw/0999/12/31/a%2F..%2Fb%20%C3%A9/01970000-0000-7000-8000-000000000001.json")]
    public void Names_the_day_in_utc_the_tenant_and_the_event(string acceptedAt, string tenant, string key) =>
        Assert.Equal(key, PayloadKey.For(tenant, Id, DateTimeOffset.Parse(acceptedAt, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("default")]
    [InlineData("a/../b é")]
    public void Is_read_back_also_when_it_stands_beside_another(string tenant)
    {
        var key = PayloadKey.For(tenant, Id, DateTimeOffset.UnixEpoch);

        Assert.True(PayloadKey.TryRead(key, out var readTenant, out var readId));
        Assert.Equal((tenant, Id), (readTenant, readId));
        Assert.True(PayloadKey.TryRead(PayloadKey.Beside(key, new byte[32]), out readTenant, out readId));
        Assert.Equal((tenant, Id), (readTenant, readId));
        Assert.StartsWith(PayloadKey.Prefix(new DateOnly(1970, 1, 1)), key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("raw/is-there-anybody")]
    [InlineData("raw/2026/03/04/default/readme.json")]
    [InlineData("raw/2026/03/04/default/01970000-0000-7000-8000-000000000001.txt")]
    [InlineData("raw/2026/03/04/default/01970000-0000-7000-8000-000000000001")]
    [InlineData("raw/2026/03/04//01970000-0000-7000-8000-000000000001.json")]
    [InlineData("other/2026/03/04/default/01970000-0000-7000-8000-000000000001.json")]
    public void Nobody_else_s_key_is_read(string key) => Assert.False(PayloadKey.TryRead(key, out _, out _));
}
