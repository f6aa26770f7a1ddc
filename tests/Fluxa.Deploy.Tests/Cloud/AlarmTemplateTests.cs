using System.Globalization;
using System.Text.RegularExpressions;
using Fluxa.Alarms;

namespace Fluxa.Deploy.Tests.Cloud;

/// <summary>CloudWatch has exactly the alarms of the list, and they wake somebody.</summary>
public sealed partial class AlarmTemplateTests(Synthesis synthesis)
{
    public static TheoryData<string> Environments => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Environments))]
    public void There_is_an_alarm_for_each_of_the_list_and_each_of_its_services(string environment)
    {
        var wanted = FluxaAlarms.All.SelectMany(alarm => alarm.Services.Concat(alarm.OnAws is null ? [] : ["sqs"]).Select(service => $"fluxa-{environment}-{alarm.Name}-{service}"));

        Assert.Equal(wanted.Order(StringComparer.Ordinal), Alarms(environment).Select(alarm => alarm.Text("AlarmName")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void An_alarm_has_the_lists_threshold_and_periods_says_what_to_do_and_wakes_somebody(string environment)
        => Assert.All(FluxaAlarms.All, alarm => Assert.All(alarm.Services, service =>
        {
            var made = Alarms(environment).Single(found => found.Text("AlarmName") == $"fluxa-{environment}-{alarm.Name}-{service}");
            Assert.Equal(alarm.Threshold.ToString(CultureInfo.InvariantCulture), made.Text("Threshold"));
            Assert.Equal(alarm.Periods.ToString(CultureInfo.InvariantCulture), made.Text("EvaluationPeriods"));
            Assert.Equal(("GreaterThanThreshold", "notBreaching"), (made.Text("ComparisonOperator"), made.Text("TreatMissingData")));
            Assert.EndsWith(alarm.Runbook, made.Text("AlarmDescription"), StringComparison.Ordinal);
            Assert.InRange(made.Text("AlarmDescription").Length, 1, 1024);
            Assert.NotEmpty(made.List("AlarmActions"));
            Assert.Contains($"\"{alarm.Metric.Name}\"", made.Node.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains($"\"Fluxa/{char.ToUpperInvariant(service[0])}{service[1..]}\"", made.Node.ToJsonString(), StringComparison.Ordinal);
        }));

    [Theory]
    [MemberData(nameof(Environments))]
    public void CloudWatch_may_wake_somebody(string environment)
        => Assert.Contains("\"cloudwatch.amazonaws.com\"", synthesis.Stateless(environment).Single("AWS::SNS::TopicPolicy").Node.ToJsonString(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Environments))]
    public void Every_metric_of_the_dashboard_is_one_that_is_exported(string environment)
    {
        var page = SourceTree.Read("docs/telemetry.md");
        var body = synthesis.Stateless(environment).Single("AWS::CloudWatch::Dashboard")["DashboardBody"]!.ToJsonString();

        var metrics = OwnMetric().Matches(Unescaped(body)).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(metrics);
        Assert.All(metrics, metric => Assert.Contains($"`{metric}`", page, StringComparison.Ordinal));
    }

    private IReadOnlyList<CloudResource> Alarms(string environment) => synthesis.Stateless(environment).Of("AWS::CloudWatch::Alarm");

    private static string Unescaped(string json) => json.Replace("\\u0022", "'", StringComparison.Ordinal).Replace("\\\"", "'", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal);

    [GeneratedRegex("'Fluxa/[A-Z][a-z]+','(?<name>[^']+)'")]
    private static partial Regex OwnMetric();
}
