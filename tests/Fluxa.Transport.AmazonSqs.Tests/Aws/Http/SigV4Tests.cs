using System.Globalization;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;
using Fluxa.Transport.AmazonSqs.Aws.Http;

namespace Fluxa.Transport.AmazonSqs.Tests.Aws.Http;

/// <summary>The vectors are those of AWS's public Signature Version 4 test suite; each is named after its folder there.</summary>
public sealed class SigV4Tests
{
    private const string Token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGd"
        + "QrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz"
        + "+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static readonly BasicAWSCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static readonly SigningScope Scope = new("20150830T123600Z", "us-east-1", "service");

    private static readonly KeyValuePair<string, string> Host = new("host", "example.amazonaws.com");
    private static readonly KeyValuePair<string, string> Date = new("x-amz-date", "20150830T123600Z");

    [Fact]
    public void Signs_get_vanilla() =>
        Assert.Equal(
            Expected("host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
            Sign("GET", [Host, Date], ""));

    [Fact]
    public void Signs_post_vanilla() =>
        Assert.Equal(
            Expected("host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
            Sign("POST", [Host, Date], ""));

    [Fact]
    public void Signs_post_x_www_form_urlencoded() =>
        Assert.Equal(
            Expected("content-type;host;x-amz-date", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
            Sign("POST", [new("content-type", "application/x-www-form-urlencoded"), Host, Date], "Param1=value1"));

    [Fact]
    public void Signs_post_sts_header_before() =>
        Assert.Equal(
            Expected("host;x-amz-date;x-amz-security-token", "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"),
            Sign("POST", [Host, Date, new("x-amz-security-token", Token)], ""));

    [Fact]
    public void Trims_values_as_get_header_value_trim_does() =>
        Assert.Equal(
            Sign("GET", [Host, new("my-header1", "value1"), Date], ""),
            Sign("GET", [Host, new("my-header1", " value1 "), Date], ""));

    [Theory]
    [InlineData("eu-central-1", "sqs", "20260304T000000Z")]
    [InlineData("us-gov-west-1", "sns", "20261231T235959Z")]
    [InlineData("cn-north-1", "sts", "20240229T010203Z")]
    public void Agrees_with_the_signer_of_the_AWS_SDK(string region, string service, string timestamp)
    {
        var scope = new SigningScope(timestamp, region, service);
        List<KeyValuePair<string, string>> headers = [new("content-type", "application/x-amz-json-1.0"), Host, new("x-amz-date", timestamp)];

        var ours = SigV4.Authorize(scope, Example.GetCredentials(), "POST", "/some/path", headers, "{\"a\":\"ä€😀\"}"u8);

        var hash = Convert.ToHexStringLower(AWS4Signer.ComputeHash("{\"a\":\"ä€😀\"}"));
        var canonical = $"POST\n/some/path\n\ncontent-type:application/x-amz-json-1.0\nhost:{Host.Value}\nx-amz-date:{timestamp}\n\ncontent-type;host;x-amz-date\n{hash}";
        var moment = DateTime.ParseExact(timestamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var theirs = AWS4Signer.ComputeSignature(Example.GetCredentials(), region, moment, service, "content-type;host;x-amz-date", canonical);
        Assert.Equal(theirs.ForAuthorizationHeader, ours);
    }

    private static string Sign(string method, List<KeyValuePair<string, string>> headers, string body)
    {
        headers.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));

        return SigV4.Authorize(Scope, Example.GetCredentials(), method, "/", headers, Encoding.UTF8.GetBytes(body));
    }

    private static string Expected(string signedHeaders, string signature) =>
        $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={signedHeaders}, Signature={signature}";
}
