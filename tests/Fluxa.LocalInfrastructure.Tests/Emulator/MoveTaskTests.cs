using System.Text.Json;
using Fluxa.LocalInfrastructure.Emulator;

namespace Fluxa.LocalInfrastructure.Tests.Emulator;

/// <summary>The message move tasks that deploy/local adds to the emulator, held to AWS's description of them.</summary>
public sealed class MoveTaskTests
{
    private static readonly string[] Arn = ["QueueArn"];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_messages_back_to_where_SQS_took_them_from_and_fails_on_those_that_a_program_sent()
    {
        await using var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), CancellationToken);
        using var aws = new EmulatorClient(emulator.ServiceUrl);
        await aws.CreateQueueAsync("dead");
        await aws.CreateQueueAsync("work");
        var (dead, work) = (await ArnAsync("dead"), await ArnAsync("work"));
        Assert.Equal("InvalidParameterValue", await aws.RefusedAsync("StartMessageMoveTask", new { SourceArn = dead }));
        await aws.SqsAsync("SetQueueAttributes", new { QueueUrl = await aws.QueueUrlAsync("work"), Attributes = new { RedrivePolicy = JsonSerializer.Serialize(new { deadLetterTargetArn = dead, maxReceiveCount = 1 }) } });
        await aws.SendAsync("work", "killed its process");
        await aws.SqsAsync("ReceiveMessage", new { QueueUrl = await aws.QueueUrlAsync("work"), VisibilityTimeout = 0 });
        await aws.SqsAsync("ReceiveMessage", new { QueueUrl = await aws.QueueUrlAsync("work") });
        await aws.SendAsync("dead", "sent here by a program");

        var handle = (await aws.SqsAsync("StartMessageMoveTask", new { SourceArn = dead, MaxNumberOfMessagesPerSecond = 10 })).GetProperty("TaskHandle").GetString();
        Assert.Equal("UnsupportedOperation", await aws.RefusedAsync("StartMessageMoveTask", new { SourceArn = dead }));
        Assert.Equal(handle, (await NewestAsync()).GetProperty("TaskHandle").GetString());
        var failed = await Fluxa.Testing.Eventually.BecomesAsync("the task has ended", NewestAsync, task => task.GetProperty("Status").GetString() != "RUNNING");

        Assert.Equal(("FAILED", "CouldNotDetermineMessageSource", 1L), (failed.GetProperty("Status").GetString(), failed.GetProperty("FailureReason").GetString(), failed.GetProperty("ApproximateNumberOfMessagesMoved").GetInt64()));
        Assert.False(failed.TryGetProperty("TaskHandle", out _));
        Assert.Equal("killed its process", await aws.ReceiveAsync("work"));
        Assert.Equal("UnsupportedOperation", await aws.RefusedAsync("CancelMessageMoveTask", new { TaskHandle = handle }));
        Assert.Equal("ResourceNotFoundException", await aws.RefusedAsync("CancelMessageMoveTask", new { TaskHandle = "nope" }));
        Assert.Equal("ResourceNotFoundException", await aws.RefusedAsync("StartMessageMoveTask", new { SourceArn = dead + "x" }));
        Assert.Equal("InvalidParameterValue", await aws.RefusedAsync("StartMessageMoveTask", new { SourceArn = dead, MaxNumberOfMessagesPerSecond = 501 }));
        Assert.Equal("InvalidParameterValue", await aws.RefusedAsync("ListMessageMoveTasks", new { SourceArn = dead, MaxResults = 11 }));

        async Task<string> ArnAsync(string queue) =>
            (await aws.SqsAsync("GetQueueAttributes", new { QueueUrl = await aws.QueueUrlAsync(queue), AttributeNames = Arn })).GetProperty("Attributes").GetProperty("QueueArn").GetString()!;

        async Task<JsonElement> NewestAsync() => (await aws.SqsAsync("ListMessageMoveTasks", new { SourceArn = dead })).GetProperty("Results")[0];
    }
}
