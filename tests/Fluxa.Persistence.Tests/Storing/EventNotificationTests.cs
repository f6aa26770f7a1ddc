using Fluxa.Persistence.Storing;

namespace Fluxa.Persistence.Tests.Storing;

public sealed class EventNotificationTests
{
    private static readonly Guid Event = Guid.Parse("0195a4c8-7a10-7000-8000-0123456789ab");

    [Fact]
    public void An_event_s_notification_has_one_id_for_good()
    {
        Assert.Equal(Guid.Parse("cdb9a59e-276a-8888-9e9d-23d6408356e0"), EventNotification.IdOf(new EventKey("default", Event)));
    }

    [Fact]
    public void Two_tenants_notifications_never_share_an_id()
    {
        Assert.NotEqual(EventNotification.IdOf(new EventKey("a", Event)), EventNotification.IdOf(new EventKey("b", Event)));
        Assert.NotEqual(EventNotification.IdOf(new EventKey("a", Event)), EventNotification.IdOf(new EventKey("a", Guid.AllBitsSet)));
    }

    [Fact]
    public void Its_id_is_a_uuid_of_version_8_and_not_the_event_s_own()
    {
        var id = EventNotification.IdOf(new EventKey("default", Event));

        Assert.Equal((8, 0x8), (id.Version, id.Variant & 0xC));
        Assert.NotEqual(Event, id);
    }
}
