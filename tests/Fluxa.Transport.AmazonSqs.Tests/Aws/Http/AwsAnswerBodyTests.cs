using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

public sealed class AwsAnswerBodyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(4_096)]
    [InlineData(100_000)]
    public async Task An_answer_is_read_whole_whether_its_length_was_announced_or_not(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(number => (byte)number).ToArray();
        using var announced = new ByteArrayContent(bytes);
        using var streamed = new StreamContent(new Unannounced(bytes));

        using var first = await AwsAnswerBody.ReadAsync(announced, TestContext.Current.CancellationToken);
        using var second = await AwsAnswerBody.ReadAsync(streamed, TestContext.Current.CancellationToken);

        Assert.Equal(bytes, first.Bytes.ToArray());
        Assert.Equal(bytes, second.Bytes.ToArray());
    }

    [Fact]
    public async Task An_answer_larger_than_any_of_AWS_is_refused()
    {
        using var content = new StreamContent(new Unannounced(new byte[40 * 1024 * 1024]));

        await Assert.ThrowsAsync<FormatException>(async () => await AwsAnswerBody.ReadAsync(content, TestContext.Current.CancellationToken));
    }

    private sealed class Unannounced(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
