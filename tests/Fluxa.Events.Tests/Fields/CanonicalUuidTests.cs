using Fluxa.Events.Fields;

namespace Fluxa.Events.Tests.Fields;

public sealed class CanonicalUuidTests
{
    [Theory]
    [InlineData("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f")]
    [InlineData("0198F2C1-6D0E-7C3B-9A51-2F6F0C1D2E3F")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public void Reads_the_canonical_form_in_either_case(string text)
    {
        Assert.Null(CanonicalUuid.TryRead(text, out var id));
        Assert.Equal(text, id.ToString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0198f2c16d0e7c3b9a512f6f0c1d2e3f")]
    [InlineData("{0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f}")]
    [InlineData("(0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f)")]
    [InlineData("urn:uuid:0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f")]
    [InlineData(" 0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f")]
    [InlineData("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f\n")]
    [InlineData("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3g")]
    [InlineData("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3")]
    [InlineData("0x98f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f")]
    [InlineData("+198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f")]
    [InlineData("0198f2c16-d0e-7c3b-9a51-2f6f0c1d2e3f")]
    public void Refuses_any_other_form(string text)
        => Assert.StartsWith("Must be a UUID of 8-4-4-4-12", CanonicalUuid.TryRead(text, out _), StringComparison.Ordinal);

    [Fact]
    public void Refuses_the_nil_UUID()
        => Assert.StartsWith("Must not be the nil UUID", CanonicalUuid.TryRead("00000000-0000-0000-0000-000000000000", out _), StringComparison.Ordinal);
}
