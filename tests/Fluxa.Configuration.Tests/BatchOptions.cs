using System.ComponentModel.DataAnnotations;

namespace Fluxa.Configuration.Tests;

/// <summary>Options to try the rules on.</summary>
internal sealed class BatchOptions
{
    [Range(1, 10)]
    public int Rows { get; set; } = 5;

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ErrorMessage = "Test:Batch:Lease must be 1 s to 1 min, or two owners hold the same row.")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    [Required(ErrorMessage = "Test:Batch:Name is missing.")]
    public string Name { get; set; } = "default";
}
