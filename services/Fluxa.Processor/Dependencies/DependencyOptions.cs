using System.ComponentModel.DataAnnotations;

namespace Fluxa.Processor.Dependencies;

/// <summary>What happens while PostgreSQL or S3 is away.</summary>
internal sealed class DependencyOptions
{
    /// <summary>Where these options stand in the configuration.</summary>
    public const string Section = "Fluxa:Dependencies";

    /// <summary>How long to wait before a dependency that is away is asked again for the first time, 50 ms–1 min; default 500 ms. It doubles with each further time.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00", ErrorMessage = "Fluxa:Dependencies:FirstProbe must be 50 ms to 1 min.")]
    public TimeSpan FirstProbe { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two such questions, 50 ms–5 min; default 5 s. Work goes on that long after the dependency's return, at the latest.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:05:00", ErrorMessage = "Fluxa:Dependencies:LongestProbe must be 50 ms to 5 min, or work goes on long after the dependency is back.")]
    public TimeSpan LongestProbe { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a dependency may take to answer such a question, 100 ms–30 s; default 2 s. Slower counts as away.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30", ErrorMessage = "Fluxa:Dependencies:ProbeTimeout must be 100 ms to 30 s.")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a message stays hidden that went back to the queue because a dependency is away, 1 s–15 min; default 10 s. While S3 is away each large event costs two requests in this time.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:15:00", ErrorMessage = "Fluxa:Dependencies:HandBack must be 1 s to 15 min, which is the longest delay that SQS knows.")]
    public TimeSpan HandBack { get; set; } = TimeSpan.FromSeconds(10);
}
