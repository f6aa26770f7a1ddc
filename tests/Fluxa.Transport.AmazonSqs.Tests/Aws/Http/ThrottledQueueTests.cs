using System.Net;
using System.Text;
using Fluxa.Testing;
using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class ThrottledQueueTests
{
    private const string Busy = "https://sqs.us-east-1.amazonaws.com/000000000000/busy";
    private const string Quiet = "https://sqs.us-east-1.amazonaws.com/000000000000/quiet";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gets_one_call_at_a_time_while_another_queue_is_not_held_up()
    {
        using var aws = new ThrottlingAws();
        using var clients = TestAws.Scripted(aws);
        await Assert.ThrowsAsync<AwsServiceException>(() => Send(clients, Busy));

        var first = Send(clients, Busy);
        var second = Send(clients, Busy);
        await aws.Held.WaitAsync();
        await Send(clients, Quiet).WaitAsync(Signal.Patience, Token);

        Assert.Equal(1, aws.MostAtOnce);
        aws.Release();
        await Task.WhenAll(first, second).WaitAsync(Signal.Patience, Token);
        Assert.Equal(1, aws.MostAtOnce);
    }

    private static Task<SentMessage> Send(AwsClients clients, string queue) => clients.Sqs.SendMessageAsync(queue, TestAws.Message("x"), Token);

    /// <summary>Throttles the first call to the busy queue at every attempt, and holds all further ones until it is told to go on.</summary>
    private sealed class ThrottlingAws : HttpMessageHandler
    {
        private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;
        private int _atOnce;

        public Signal Held { get; } = new("a call to the busy queue is held");

        public int MostAtOnce { get; private set; }

        public void Release() => _release.TrySetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if ((await request.Content!.ReadAsStringAsync(cancellationToken)).Contains("/quiet", StringComparison.Ordinal))
            {
                return Answer(HttpStatusCode.OK, """{"MessageId":"m"}""");
            }

            var call = Interlocked.Increment(ref _calls);
            if (call <= TestAws.Prompt.MaxAttempts)
            {
                return Answer(HttpStatusCode.BadRequest, """{"__type":"com.amazonaws.sqs#RequestThrottled","message":"slow down"}""");
            }

            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            Held.Set();
            await _release.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _atOnce);
            return Answer(HttpStatusCode.OK, """{"MessageId":"m"}""");
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
            new(status) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
    }
}
