using System.ComponentModel.DataAnnotations;

namespace Fluxa.Hosting.Bus;

/// <summary>How queues and topics are named, and who creates them.</summary>
public sealed class TopologyOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Topology";

    /// <summary>
    /// Put before every queue and topic name, so that environments can share an account: up to 30 letters, digits, hyphens and underscores
    /// (SQS takes 80 characters in all); default empty.
    /// </summary>
    [RegularExpression("^[A-Za-z0-9_-]{0,30}$", ErrorMessage = "Fluxa:Topology:Prefix may have up to 30 letters, digits, hyphens and underscores, or SQS and SNS would refuse the names.")]
    public string Prefix { get; set; } = "";

    /// <summary>True: the service creates queues, topics and subscriptions. False (default): they must be there, and no permission to create any is needed.</summary>
    public bool Deploy { get; set; }
}
