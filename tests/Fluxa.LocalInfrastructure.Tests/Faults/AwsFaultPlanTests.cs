using Fluxa.LocalInfrastructure.Faults.Aws;

namespace Fluxa.LocalInfrastructure.Tests.Faults;

public sealed class AwsFaultPlanTests
{
    private const int Calls = 2_000;

    [Fact]
    public void Hits_the_same_calls_of_an_operation_however_others_come_between()
    {
        var alone = Hits(Plan(seed: 7), "SendMessageBatch", between: 0);
        var mixed = Hits(Plan(seed: 7), "SendMessageBatch", between: 3);

        Assert.Equal(alone, mixed);
        Assert.NotEqual(alone, Hits(Plan(seed: 8), "SendMessageBatch", between: 0));
        Assert.NotEqual(alone, Hits(Plan(seed: 7), "DeleteMessageBatch", between: 0));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.5)]
    public void Hits_about_as_often_as_the_rule_says(double probability) =>
        Assert.InRange(Hits(Plan(seed: 1, probability), "ReceiveMessage", between: 0).Count / (double)Calls, probability * 0.6, probability * 1.4);

    private static AwsFaultPlan Plan(int seed, double probability = 0.05)
    {
        var plan = new AwsFaultPlan(seed);
        plan.Add(new AwsFaultRule(new AwsFault.Throttle()) { Probability = probability });
        return plan;
    }

    /// <summary>The numbers of the operation's calls that were hit.</summary>
    private static List<int> Hits(AwsFaultPlan plan, string operation, int between)
    {
        var hits = new List<int>();
        for (var number = 0; number < Calls; number++)
        {
            for (var other = 0; other < between; other++)
            {
                plan.Next(Call("GetQueueUrl"));
            }

            if (plan.Next(Call(operation)) is not null)
            {
                hits.Add(number);
            }
        }

        return hits;
    }

    private static AwsCall Call(string operation) => new() { Service = "sqs", Operation = operation, Resource = "", Body = [] };
}
