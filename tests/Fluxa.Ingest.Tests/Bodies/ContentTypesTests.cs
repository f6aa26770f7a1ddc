using Fluxa.Ingest.Bodies;

namespace Fluxa.Ingest.Tests.Bodies;

public sealed class ContentTypesTests
{
    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    public void Takes_JSON_in_UTF_8(string contentType) => Assert.True(ContentTypes.IsJson(contentType));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("application")]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/xml")]
    [InlineData("application/*")]
    [InlineData("application/json5")]
    [InlineData("application/vnd.api+json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json, application/json")]
    [InlineData("application/json; charset=utf-8; charset=utf-16")]
    public void Refuses_everything_else(string? contentType) => Assert.False(ContentTypes.IsJson(contentType));
}
