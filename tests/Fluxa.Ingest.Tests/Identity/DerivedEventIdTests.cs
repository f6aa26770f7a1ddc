using System.Security.Cryptography;
using Fluxa.Ingest.Identity;

namespace Fluxa.Ingest.Tests.Identity;

/// <summary>Ids that must be the same in every version of Fluxa: a change here makes two events of one.</summary>
public sealed class DerivedEventIdTests
{
    [Fact]
    public void They_never_change()
    {
        Assert.Equal("f0dffa78-d773-843c-8cf8-048557bf56a6", DerivedEventId.FromKey("default", "order-1").ToString());
        Assert.Equal("38198292-0b48-885c-bd73-d83fdcd1cf89", DerivedEventId.FromKey("default", "order-1", 0).ToString());
        Assert.Equal("5828bb0a-238c-8e2a-8a1a-8f2bffefcf61", DerivedEventId.FromCloudEvent("default", "/shop", "1").ToString());
        Assert.Equal("91a995b5-d382-89c7-9051-f6d35dc228b1", DerivedEventId.FromContent("default", SHA256.HashData("{}"u8)).ToString());
    }

    [Fact]
    public void They_are_version_8()
        => Assert.Equal((8, 'b'), (DerivedEventId.FromKey("default", "order-1").Version, "89ab".Contains(DerivedEventId.FromKey("t", "k").ToString()[19], StringComparison.Ordinal) ? 'b' : '?'));

    [Fact]
    public void What_is_told_apart_by_people_is_told_apart()
    {
        Guid[] ids =
        [
            DerivedEventId.FromKey("a", "bc"), DerivedEventId.FromKey("ab", "c"), DerivedEventId.FromKey("a", "bc", 0), DerivedEventId.FromKey("a", "bc", 1),
            DerivedEventId.FromCloudEvent("a", "b", "c"), DerivedEventId.FromCloudEvent("a", "bc", ""), DerivedEventId.FromCloudEvent("ab", "", "c"), DerivedEventId.FromKey("a", "bc0"),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}
