using System.ComponentModel.DataAnnotations;

namespace Fluxa.Processor.Practice;

/// <summary>Faults that a game day puts in on purpose. None by default; a service with any of them doesn't start in Production.</summary>
internal sealed class PracticeOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Practice";

    /// <summary>Every event of this merchant fails, as after a deployment with a bug; default none.</summary>
    [StringLength(256, MinimumLength = 1, ErrorMessage = "Fluxa:Practice:FailMerchant must be a merchant, 1 to 256 characters: remove it to practise nothing.")]
    public string? FailMerchant { get; set; }

    /// <summary>Every event of this merchant kills the process; default none.</summary>
    [StringLength(256, MinimumLength = 1, ErrorMessage = "Fluxa:Practice:KillMerchant must be a merchant, 1 to 256 characters: remove it to practise nothing.")]
    public string? KillMerchant { get; set; }

    /// <summary>Every event of this merchant takes <see cref="Delay"/> longer; default none.</summary>
    [StringLength(256, MinimumLength = 1, ErrorMessage = "Fluxa:Practice:DelayMerchant must be a merchant, 1 to 256 characters: remove it to practise nothing.")]
    public string? DelayMerchant { get; set; }

    /// <summary>How much longer events of <see cref="DelayMerchant"/> take, 1 ms–10 min; default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00", ErrorMessage = "Fluxa:Practice:Delay must be 1 ms to 10 min: a practice ends by itself.")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether anything is practised.</summary>
    public bool Any => FailMerchant is not null || KillMerchant is not null || DelayMerchant is not null;
}
