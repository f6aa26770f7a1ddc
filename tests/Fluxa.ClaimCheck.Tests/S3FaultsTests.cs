using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;

namespace Fluxa.ClaimCheck.Tests;

public sealed class S3FaultsTests
{
    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "InternalError", true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "SlowDown", true)]
    [InlineData(HttpStatusCode.TooManyRequests, "TooManyRequests", true)]
    [InlineData(HttpStatusCode.BadRequest, "RequestTimeout", true)]
    [InlineData(HttpStatusCode.Conflict, "ConditionalRequestConflict", true)]
    [InlineData(HttpStatusCode.Forbidden, "AccessDenied", false)]
    [InlineData(HttpStatusCode.NotFound, "NoSuchBucket", false)]
    [InlineData(HttpStatusCode.BadRequest, "BadDigest", false)]
    public void An_answer_of_s3_is_passing_or_not(HttpStatusCode status, string code, bool transient)
    {
        var exception = new AmazonS3Exception("x", ErrorType.Unknown, code, "request", status);

        Assert.Equal(transient, S3Faults.IsTransient(exception));
        Assert.True(S3Faults.IsOfS3(exception));
    }

    [Fact]
    public void No_answer_is_passing_and_an_error_of_our_own_is_not()
    {
        Assert.All<Exception>([new HttpRequestException(), new IOException(), new SocketException(), new TimeoutException()], fault => Assert.True(S3Faults.IsTransient(fault)));
        Assert.False(S3Faults.IsOfS3(new InvalidOperationException()));
        Assert.False(S3Faults.IsOfS3(new OperationCanceledException()));
    }
}
