using Amazon.Runtime;
using Fluxa.Testing.Time;
using Fluxa.Transport.AmazonSqs.Aws;
using Fluxa.Transport.AmazonSqs.Aws.Sqs;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class AwsCallerTests
{
    private const string Url = "https://sqs.us-east-1.amazonaws.com/000000000000/orders";
    private const string Sent = """{"MessageId":"m1"}""";
    private const string Throttled = """{"__type":"com.amazonaws.sqs#RequestThrottled","message":"slow down"}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, Throttled)]
    [InlineData(503, "<html>no healthy upstream</html>")]
    [InlineData(500, """{"__type":"InternalFailure"}""")]
    [InlineData(200, """{"MessageId":""")]
    [InlineData(200, "<html>a login page</html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    public async Task Tries_again_what_failed_for_a_passing_reason(int status, string body)
    {
        var script = new ScriptedAws(ScriptedAws.Answers(status, body), ScriptedAws.Answers(status, body), ScriptedAws.Answers(200, Sent));
        using var clients = TestAws.Scripted(script);

        var sent = await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);

        Assert.Equal("m1", sent.MessageId);
        Assert.Equal(3, script.Requests.Count);
    }

    [Fact]
    public async Task Tries_again_when_the_connection_breaks()
    {
        var script = new ScriptedAws(ScriptedAws.Throws(new HttpRequestException("reset")), ScriptedAws.Answers(200, Sent));
        using var clients = TestAws.Scripted(script);

        var sent = await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);

        Assert.Equal("m1", sent.MessageId);
    }

    [Fact]
    public async Task Gives_up_after_the_last_attempt_and_says_what_is_known()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(400, Throttled));
        using var clients = TestAws.Scripted(script);

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token));

        Assert.Equal(TestAws.Prompt.MaxAttempts, script.Requests.Count);
        Assert.True(thrown is { IsThrottling: true, IsTransient: true, HttpStatus: 400, ErrorCode: "RequestThrottled", Service: "sqs", Operation: "SendMessage", Resource: "orders" });
        Assert.Equal(
            "sqs SendMessage for orders failed: RequestThrottled (HTTP 400): slow down. AWS asks for fewer calls; try again later, and ask for a higher quota if this goes on.",
            thrown.Message);
    }

    [Fact]
    public async Task Never_tries_again_what_cannot_succeed()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(403, """{"__type":"com.amazonaws.sqs#AccessDenied","message":"no"}"""));
        using var clients = TestAws.Scripted(script);

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token));

        Assert.Single(script.Requests);
        Assert.False(thrown.IsTransient);
    }

    [Fact]
    public async Task A_failed_receive_is_left_to_its_loop()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(500, ""));
        using var clients = TestAws.Scripted(script);

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(
            () => clients.Sqs.ReceiveMessageAsync(Url, new ReceiveRequest(10, TimeSpan.Zero, null), Token));

        Assert.Single(script.Requests);
        Assert.Equal(AwsFaultKind.Server, thrown.Kind);
    }

    [Fact]
    public async Task An_attempt_without_an_answer_ends_by_the_clock()
    {
        var clock = new FakeClock();
        using var clients = TestAws.Scripted(new ScriptedAws(ScriptedAws.Hangs()), clock, TestAws.Prompt with { MaxAttempts = 1 });

        var send = clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);
        clock.Advance(clients.Settings.AttemptTimeout);

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => send);
        Assert.Equal(AwsFaultKind.Timeout, thrown.Kind);
    }

    [Fact]
    public async Task A_long_poll_has_its_wait_on_top_of_the_timeout()
    {
        var clock = new FakeClock();
        var script = new ScriptedAws(ScriptedAws.Hangs());
        using var clients = TestAws.Scripted(script, clock);

        var receive = clients.Sqs.ReceiveMessageAsync(Url, new ReceiveRequest(10, TimeSpan.FromSeconds(20), null), Token);
        clock.Advance(clients.Settings.AttemptTimeout + TimeSpan.FromSeconds(19));
        var early = script.Tokens[0].IsCancellationRequested;
        clock.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<AwsServiceException>(() => receive);
        Assert.False(early);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_told_of_a_fault()
    {
        using var clients = TestAws.Scripted(new ScriptedAws(ScriptedAws.Hangs()));
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var send = clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), giveUp.Token);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
    }

    [Fact]
    public async Task Expired_credentials_are_fetched_anew()
    {
        var credentials = new CountingCredentials();
        var script = new ScriptedAws(
            ScriptedAws.Answers(403, """{"__type":"com.amazon.coral.service#ExpiredTokenException","message":"expired"}"""),
            ScriptedAws.Answers(200, Sent));
        using var clients = new AwsClients(TestAws.Settings(new Uri("http://aws.example")) with { Credentials = credentials }, TimeProvider.System, script);

        await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);

        Assert.Equal(["token-1", "token-2"], script.Requests.Select(request => request.Headers.GetValues("x-amz-security-token").Single()));
    }

    [Fact]
    public async Task A_signature_refused_for_its_time_is_made_again_with_AWSs_time()
    {
        var clock = new FakeClock();
        var refused = ScriptedAws.Answers(403, """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired"}""");
        var script = new ScriptedAws(
            async (request, cancellationToken) =>
            {
                var answer = await refused(request, cancellationToken);
                answer.Headers.Date = clock.GetUtcNow().AddHours(2);
                return answer;
            },
            ScriptedAws.Answers(200, Sent));
        using var clients = TestAws.Scripted(script, clock, TestAws.Prompt with { BaseDelay = TimeSpan.Zero });

        await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);

        Assert.Equal(["20260304T120000Z", "20260304T140000Z"], script.Requests.Select(request => request.Headers.GetValues("x-amz-date").Single()));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(-15)]
    public async Task A_clock_that_is_set_and_put_right_again_costs_one_refused_request_each_time(int minutes)
    {
        var clock = new FakeClock();
        var aws = clock.GetUtcNow();
        var script = new ScriptedAws(JudgeAsync, JudgeAsync, JudgeAsync, JudgeAsync, JudgeAsync);
        using var clients = TestAws.Scripted(script, clock, TestAws.Prompt with { BaseDelay = TimeSpan.Zero });

        await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);
        clock.Step(TimeSpan.FromMinutes(minutes));
        await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);
        clock.Step(TimeSpan.FromMinutes(-minutes));
        await clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token);

        Assert.Equal(5, script.Requests.Count);

        async Task<HttpResponseMessage> JudgeAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var signed = DateTimeOffset.ParseExact(request.Headers.GetValues("x-amz-date").Single(), "yyyyMMdd'T'HHmmss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal);
            var answer = (signed - aws).Duration() < TimeSpan.FromMinutes(5)
                ? await ScriptedAws.Answers(200, Sent)(request, cancellationToken)
                : await ScriptedAws.Answers(403, """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired"}""")(request, cancellationToken);
            answer.Headers.Date = aws;
            return answer;
        }
    }

    [Fact]
    public async Task A_signature_refused_with_the_clock_right_is_not_made_again()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(403, """{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"wrong key"}"""));
        using var clients = TestAws.Scripted(script);

        await Assert.ThrowsAsync<AwsServiceException>(() => clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token));

        Assert.Single(script.Requests);
    }

    [Fact]
    public async Task Credentials_that_cannot_be_read_are_a_passing_fault_that_says_so()
    {
        var script = new ScriptedAws(ScriptedAws.Answers(200, Sent));
        using var clients = new AwsClients(TestAws.Settings(new Uri("http://aws.example")) with { Credentials = new UnreadableCredentials() }, TimeProvider.System, script);

        var thrown = await Assert.ThrowsAsync<AwsServiceException>(() => clients.Sqs.SendMessageAsync(Url, TestAws.Message("x"), Token));

        Assert.Equal(AwsFaultKind.Credentials, thrown.Kind);
        Assert.Empty(script.Requests);
    }

    private sealed class CountingCredentials : RefreshingAWSCredentials
    {
        private int _made;

        protected override CredentialsRefreshState GenerateNewCredentials()
        {
            _made++;
            return new(new ImmutableCredentials("key", "secret", $"token-{_made}"), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
        }

        protected override Task<CredentialsRefreshState> GenerateNewCredentialsAsync() => Task.FromResult(GenerateNewCredentials());
    }

    private sealed class UnreadableCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw new AmazonClientException("The instance's role has none.");
    }
}
