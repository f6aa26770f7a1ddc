using Fluxa.Transport.AmazonSqs.Aws;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws;

public sealed class ArnTests
{
    [Fact]
    public void A_queues_ARN_leads_to_the_topics_beside_it()
    {
        var queue = Arn.Parse("arn:aws-cn:sqs:cn-north-1:123456789012:orders");

        Assert.Equal("arn:aws-cn:sns:cn-north-1:123456789012:fluxa_Placed", queue.Topic("fluxa_Placed").ToString());
    }

    [Fact]
    public void A_subscription_keeps_the_colon_of_its_resource() =>
        Assert.Equal("topic:9a1e", Arn.Parse("arn:aws:sns:us-east-1:1:topic:9a1e").Resource);

    [Theory]
    [InlineData("")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/1/orders")]
    [InlineData("arn:aws:sqs:us-east-1:1")]
    public void Other_text_is_refused_by_its_name(string text)
    {
        var thrown = Assert.Throws<FormatException>(() => Arn.Parse(text));

        Assert.Contains($"'{text}'", thrown.Message, StringComparison.Ordinal);
    }
}
