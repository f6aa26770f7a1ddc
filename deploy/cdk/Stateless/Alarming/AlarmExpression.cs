using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Fluxa.Alarms;
using FluxaAlarm = Fluxa.Alarms.Alarm;

namespace Fluxa.Deploy.Stateless.Alarming;

/// <summary>An alarm's condition in CloudWatch's words.</summary>
/// <param name="alarm">The alarm.</param>
/// <param name="service">The service whose metric it is, by <c>service.name</c>.</param>
internal sealed class AlarmExpression(FluxaAlarm alarm, string service)
{
    /// <summary>The metric, or the arithmetic on metrics, that is compared with the threshold.</summary>
    public IMetric Metric()
    {
        var main = Of(alarm.Metric);
        return (alarm.Statistic, alarm.Minus) switch
        {
            (AlarmStatistic.Growth, null) => Math("DIFF(m1)", new() { ["m1"] = main }),
            (_, { } minus) => Math("m1 - FILL(m2, 0)", new() { ["m1"] = main, ["m2"] = Of(minus) }),
            _ => main,
        };
    }

    /// <summary>The same condition on what SQS itself measures.</summary>
    public static IMetric OfQueue(FluxaAlarm alarm, AwsQueueMetric known, string queue)
    {
        var metric = new Metric(new MetricProps
        {
            Namespace = "AWS/SQS",
            MetricName = known.Name,
            DimensionsMap = new Dictionary<string, string> { ["QueueName"] = queue },
            Statistic = "Maximum",
            Period = Duration.Seconds(alarm.Period.TotalSeconds),
        });
        return alarm.Statistic == AlarmStatistic.Growth ? Math(alarm, "DIFF(m1)", new() { ["m1"] = metric }) : metric;
    }

    private static MathExpression Math(FluxaAlarm alarm, string expression, Dictionary<string, IMetric> metrics) => new(new MathExpressionProps
    {
        Expression = expression,
        UsingMetrics = metrics,
        Period = Duration.Seconds(alarm.Period.TotalSeconds),
        Label = alarm.Name,
    });

    private MathExpression Math(string expression, Dictionary<string, IMetric> metrics) => Math(alarm, expression, metrics);

    private Metric Of(AlarmMetric metric) => new(new MetricProps
    {
        Namespace = $"Fluxa/{char.ToUpperInvariant(service[0])}{service[1..]}",
        MetricName = metric.Name,
        DimensionsMap = metric.Tag is null ? null : new Dictionary<string, string> { [metric.Tag] = metric.Value! },
        Statistic = alarm.Statistic == AlarmStatistic.Sum ? "Sum" : "Maximum",
        Period = Duration.Seconds(alarm.Period.TotalSeconds),
    });
}
