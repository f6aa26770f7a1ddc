using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateless.Edge;

namespace Fluxa.Deploy.Stateless.Alarming;

/// <summary>One page: which alarms ring, how much comes in, how much is processed, what waits.</summary>
internal sealed class FluxaDashboard : Construct
{
    private static readonly Duration Minute = Duration.Minutes(1);

    public FluxaDashboard(Construct scope, EnvironmentPlan plan, AlarmSet alarms, FrontDoor edge)
        : base(scope, "Dashboard")
    {
        var page = new Dashboard(this, "Page", new DashboardProps { DashboardName = $"fluxa-{plan.Name}" });
        page.AddWidgets(new AlarmStatusWidget(new AlarmStatusWidgetProps { Title = "Alarms", Alarms = [.. alarms.All], Width = 24, Height = 6 }));
        page.AddWidgets(
            Graph("In and out", Sum("Ingest", "ingest_success"), Sum("Processor", "processed_success"), Sum("Query", "query_success")),
            Graph("Failures", Sum("Ingest", "ingest_failure"), Sum("Processor", "processed_failure"), Sum("Query", "query_failure")));
        page.AddWidgets(
            Graph("Waiting to be repaired", Maximum("Recovery", "dlq_depth")),
            Graph("Clients wait", edge.LoadBalancer.Metrics.TargetResponseTime(new MetricOptions { Statistic = "p95", Period = Minute })));
    }

    private static GraphWidget Graph(string title, params IMetric[] metrics) => new(new GraphWidgetProps { Title = title, Left = metrics, Width = 12 });

    private static Metric Sum(string service, string name) => Of(service, name, "Sum");

    private static Metric Maximum(string service, string name) => Of(service, name, "Maximum");

    private static Metric Of(string service, string name, string statistic) =>
        new(new MetricProps { Namespace = $"Fluxa/{service}", MetricName = name, Statistic = statistic, Period = Minute });
}
