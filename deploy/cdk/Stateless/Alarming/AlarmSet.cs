using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SNS.Subscriptions;
using Constructs;
using Fluxa.Alarms;
using Fluxa.Deploy.Environments;
using Fluxa.Deploy.Stateful;
using CloudWatchAlarm = Amazon.CDK.AWS.CloudWatch.Alarm;
using FluxaAlarm = Fluxa.Alarms.Alarm;

namespace Fluxa.Deploy.Stateless.Alarming;

/// <summary>Every alarm of <see cref="FluxaAlarms"/> as a CloudWatch alarm for each service that has its metric.</summary>
internal sealed class AlarmSet : Construct
{
    private readonly List<(FluxaAlarm Alarm, string Service, CloudWatchAlarm Made)> _made = [];

    public AlarmSet(Construct scope, EnvironmentPlan plan, Queues queues, DeployParameters parameters)
        : base(scope, "Alarms")
    {
        var pager = new Topic(this, "Pager", new TopicProps { DisplayName = $"Fluxa {plan.Name}", EnforceSSL = true });
        // A topic with a policy of its own lets nobody in that it doesn't name.
        pager.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Principals = [new ServicePrincipal("cloudwatch.amazonaws.com")],
            Actions = ["sns:Publish"],
            Resources = [pager.TopicArn],
        }));
        pager.AddSubscription(new EmailSubscription(parameters.AlarmEmail));
        foreach (var alarm in FluxaAlarms.All)
        {
            foreach (var service in alarm.Services)
            {
                Add(alarm, service, new AlarmExpression(alarm, service).Metric(), plan);
            }

            if (alarm.OnAws is { } known)
            {
                Add(alarm, "sqs", AlarmExpression.OfQueue(alarm, known, queues.NameOf(known.Queue)), plan);
            }
        }

        foreach (var (_, _, made) in _made)
        {
            made.AddAlarmAction(new SnsAction(pager));
            made.AddOkAction(new SnsAction(pager));
        }
    }

    /// <summary>Every alarm that was made.</summary>
    public IReadOnlyList<IAlarm> All => [.. _made.Select(entry => entry.Made)];

    /// <summary>The names of the alarms that end a deployment of a service: what its own metrics say.</summary>
    public string[] RollBack(string service) => [.. _made.Where(entry => entry.Service == service).Select(entry => entry.Made.AlarmName)];

    private void Add(FluxaAlarm alarm, string service, IMetric metric, EnvironmentPlan plan)
    {
        var made = new CloudWatchAlarm(this, $"{alarm.Name}-{service}", new AlarmProps
        {
            AlarmName = $"fluxa-{plan.Name}-{alarm.Name}-{service}",
            AlarmDescription = $"{alarm.Means} {alarm.Act} {alarm.Runbook}",
            Metric = metric,
            Threshold = alarm.Threshold,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_THRESHOLD,
            EvaluationPeriods = alarm.Periods,
            DatapointsToAlarm = alarm.Periods,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });
        _made.Add((alarm, service, made));
    }
}
