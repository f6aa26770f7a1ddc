using System.Net;
using Fluxa.Ingest.Tests.Factory;
using Fluxa.LocalInfrastructure.Faults.Aws;
using Fluxa.Testing.Fixtures;

namespace Fluxa.Ingest.Tests.Emulator;

/// <summary>S3 is down, or SQS while PostgreSQL is down too: 503 for what needs it, nothing half-done, and on as soon as it is back.</summary>
public sealed class OutageTests(EmulatorFixture emulator)
{
    private static readonly (string, string)[] Impatient = [("Fluxa:Ingest:SendTimeout", "00:00:01"), ("Fluxa:Ingest:PayloadTimeout", "00:00:02")];

    public static TheoryData<AwsFault> Faults =>
    [
        new AwsFault.Fail(HttpStatusCode.InternalServerError, "InternalError"),
        new AwsFault.Throttle(),
        new AwsFault.LoseRequest(),
        new AwsFault.Hang(),
        new AwsFault.Fail(HttpStatusCode.Forbidden, "AccessDenied"),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Without_S3_a_large_event_is_refused_and_nothing_queued_while_small_ones_pass(AwsFault fault)
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, TestContext.Current.CancellationToken);
        await using var ingest = new EmulatedIngest(proxy.ServiceUrl, Impatient);
        using var client = await ingest.StartAsync(TestContext.Current.CancellationToken);
        using var outage = proxy.Plan.Add(new AwsFaultRule(fault) { Service = "s3" });

        using var large = await PostAsync(client, Posted.OfLength(300_000));
        using var small = await PostAsync(client, Posted.OfLength(1000));

        await AssertUnavailableAsync(large, "S3");
        Assert.Equal(HttpStatusCode.Accepted, small.StatusCode);
        Assert.Equal(1000, Assert.Single(await QueuedAsync(ingest)).Command.PayloadBytes);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Without_SQS_and_PostgreSQL_every_event_is_refused_and_taken_again_when_SQS_is_back(AwsFault fault)
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, TestContext.Current.CancellationToken);
        await using var ingest = new EmulatedIngest(proxy.ServiceUrl, Impatient);
        using var client = await ingest.StartAsync(TestContext.Current.CancellationToken);
        using var warm = await PostAsync(client, Posted.OfLength(1000));
        var outage = proxy.Plan.Add(new AwsFaultRule(fault) { Service = "sqs" });

        using var refused = await PostAsync(client, Posted.OfLength(1001));
        outage.Dispose();
        using var taken = await PostAsync(client, Posted.OfLength(1002));

        Assert.Equal(HttpStatusCode.Accepted, warm.StatusCode);
        await AssertUnavailableAsync(refused, "SQS and PostgreSQL");
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal([1000, 1002], (await QueuedAsync(ingest)).Select(message => message.Command.PayloadBytes).Where(length => length != 1001).Order());
    }

    [Fact]
    public async Task A_lost_answer_of_SQS_is_never_a_2xx_unless_a_retry_was_confirmed()
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, TestContext.Current.CancellationToken);
        await using var ingest = new EmulatedIngest(proxy.ServiceUrl, Impatient);
        using var client = await ingest.StartAsync(TestContext.Current.CancellationToken);
        using var warm = await PostAsync(client, Posted.OfLength(1000));
        using var outage = proxy.Plan.Add(new AwsFaultRule(new AwsFault.LoseAnswer()) { Service = "sqs" });

        using var unsure = await PostAsync(client, Posted.OfLength(1001));

        await AssertUnavailableAsync(unsure, "SQS and PostgreSQL");
    }

    [Fact]
    public async Task It_starts_without_SQS_and_PostgreSQL_and_is_ready_once_SQS_is_there()
    {
        await using var proxy = await AwsFaultProxy.StartAsync(emulator.ServiceUrl, TestContext.Current.CancellationToken);
        await using var ingest = new EmulatedIngest(proxy.ServiceUrl, Impatient);
        var outage = proxy.Plan.Add(new AwsFaultRule(new AwsFault.LoseRequest()) { Service = "sqs" });
        using var client = await ingest.StartAsync(TestContext.Current.CancellationToken);

        using var live = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        using var refused = await PostAsync(client, Posted.OfLength(1000));
        using var notReady = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        outage.Dispose();
        using var taken = await PostAsync(client, Posted.OfLength(1000));

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, notReady.StatusCode);
        await AssertUnavailableAsync(refused, "SQS and PostgreSQL");
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, byte[] body) => client.PostAsync("/events", Posted.Json(body), TestContext.Current.CancellationToken);

    private static async Task AssertUnavailableAsync(HttpResponseMessage response, string dependency)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
        Assert.StartsWith($"{dependency} did not confirm", (await Problem.ReadAsync(response)).Detail, StringComparison.Ordinal);
    }

    private async Task<List<QueuedMessage>> QueuedAsync(EmulatedIngest ingest)
    {
        using var reader = new QueueReader(emulator.ServiceUrl, ingest.QueueName);
        return await reader.TakeAllAsync(TestContext.Current.CancellationToken);
    }
}
