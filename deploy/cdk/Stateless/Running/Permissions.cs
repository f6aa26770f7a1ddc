using Amazon.CDK.AWS.IAM;
using Fluxa.Deploy.Stateful;
using Fluxa.Topology;

namespace Fluxa.Deploy.Stateless.Running;

/// <summary>What the services may do, each said once. Nothing here has an open end.</summary>
/// <param name="data">What it is done to.</param>
internal sealed class Permissions(StatefulStack data)
{
    private static readonly QueuePlan Queue = FluxaPlan.ProcessEvent;

    /// <summary>Send to the queue, and find it.</summary>
    public PolicyStatement Send() => Allow(["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"], data.Queues.ArnOf(Queue.Name));

    /// <summary>Take from the queue and settle; put aside what can't be done.</summary>
    public PolicyStatement[] Consume() =>
    [
        Allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"], data.Queues.ArnOf(Queue.Name)),
        Allow(["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"], data.Queues.ArnOf(Queue.ErrorName), data.Queues.ArnOf(Queue.SkippedName)),
    ];

    /// <summary>Collect what failed, send it back, let SQS move it back.</summary>
    public PolicyStatement[] Repair() =>
    [
        Allow(
            [
                "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:GetQueueAttributes",
                "sqs:StartMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:CancelMessageMoveTask",
            ],
            data.Queues.ArnOf(Queue.ErrorName),
            data.Queues.ArnOf(Queue.SkippedName)),
        Send(),
    ];

    /// <summary>Publish what was stored.</summary>
    public PolicyStatement Publish() => Allow(["sns:Publish", "sns:GetTopicAttributes"], data.Topics.ArnOf(FluxaPlan.EventPersisted.Name));

    /// <summary>Read payloads. ListBucket, because S3 says "missing" (404) only to who may list, and "forbidden" (403) to everyone else.</summary>
    public PolicyStatement[] ReadPayloads() =>
    [
        Allow(["s3:GetObject"], data.Payloads.Bucket.ArnForObjects("raw/*")),
        Allow(["s3:ListBucket"], data.Payloads.Bucket.BucketArn),
        Allow(["kms:Decrypt"], data.Key.KeyArn),
    ];

    /// <summary>Write payloads; nothing there is ever overwritten.</summary>
    public PolicyStatement[] WritePayloads() => [Allow(["s3:PutObject"], data.Payloads.Bucket.ArnForObjects("raw/*")), Encrypt()];

    /// <summary>Remove payloads that nothing refers to.</summary>
    public PolicyStatement SweepPayloads() => Allow(["s3:DeleteObject"], data.Payloads.Bucket.ArnForObjects("raw/*"));

    /// <summary>Encrypt what is sent and decrypt what is received.</summary>
    public PolicyStatement Encrypt() => Allow(["kms:Decrypt", "kms:GenerateDataKey"], data.Key.KeyArn);

    private static PolicyStatement Allow(string[] actions, params string[] resources) => new(new PolicyStatementProps { Actions = actions, Resources = resources });
}
