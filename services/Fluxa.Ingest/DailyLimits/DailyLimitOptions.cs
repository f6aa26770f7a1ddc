namespace Fluxa.Ingest.DailyLimits;

/// <summary>How many events a day may be about the same user or merchant.</summary>
internal sealed class DailyLimitOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:DailyLimits";

    /// <summary>
    /// Limits as <c>tenant/event type/field=number</c>, parted by commas; default none. <c>*</c> is any tenant or type, the field is <c>user_id</c> or <c>merchant</c>, 0 is no limit, and the
    /// rule that names most holds: <c>*/*/user_id=1000, acme/*/user_id=50</c>. Each request of a tenant with a limit costs a commit in PostgreSQL; while that is away events are taken uncounted.
    /// </summary>
    public string Rules { get; set; } = "";
}
