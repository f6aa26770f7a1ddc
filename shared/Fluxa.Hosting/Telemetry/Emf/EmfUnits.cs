namespace Fluxa.Hosting.Telemetry.Emf;

/// <summary>CloudWatch's words for units.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html"/>
internal static class EmfUnits
{
    public static string Of(string unit) => unit switch
    {
        "s" => "Seconds",
        "ms" => "Milliseconds",
        "By" => "Bytes",
        ['{', ..] => "Count",
        _ => "None",
    };
}
