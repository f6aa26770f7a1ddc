using System.Text.Json;
using Fluxa.Hosting.Correlation;
using Fluxa.Hosting.Logging;
using Fluxa.Testing.Time;
using Microsoft.Extensions.Logging;
using Serilog;

namespace Fluxa.Hosting.Tests.Logging;

public sealed class JsonLineFormatterTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly FluxaLoggerProvider _provider;
    private readonly Microsoft.Extensions.Logging.ILogger _logger;

    public JsonLineFormatterTests()
    {
        _provider = new FluxaLoggerProvider(
            new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new WriterSink(_output)).CreateLogger(),
            new FakeClock());
        _logger = _provider.CreateLogger("Test.Category");
    }

    public static TheoryData<string> Nasty => new(
        "two\r\nlines", "\u001b[31mred\u001b[0m", "nul \0", "\u2028 and \u2029", "C1 \u0085 \u009b", "\"quotes\" \\ and {braces}", "emoji 😀 ü 漢",
        "lone \ud800 surrogate", "\udc00", "{\"json\":1}", "\u202e backwards", "\ufeff", "\uffff", "");

    [Fact]
    public void Has_exactly_the_five_members_in_order()
    {
        _logger.LogInformation("Hello {Name}", "you");

        Assert.Equal(
            """{"timestamp":"2026-03-04T12:00:00.000Z","level":"information","correlation_id":null,"message":"Hello you","fields":{"name":"you","category":"Test.Category"}}""" + "\n",
            _output.ToString());
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public void Stays_one_line_of_visible_characters_whatever_a_value_holds(string value)
    {
        using (_logger.BeginScope(new CorrelationScope(value)))
        {
            _logger.LogWarning(new InvalidOperationException(value), "Got {Value}", value);
        }

        var line = _output.ToString();
        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line[..^1], character => char.IsControl(character) || character is '\u2028' or '\u2029');
        Assert.Equal(value.Replace('\ud800', '\ufffd').Replace("\udc00", "\ufffd", StringComparison.Ordinal).Length, Field("value").GetString()!.Length);
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(20_000_000)]
    public void Stays_of_bounded_length_however_long_a_value_is(int length)
    {
        _logger.LogError(new InvalidOperationException(new string('e', length)), "{Value}", new string('v', length));

        Assert.InRange(_output.ToString().Length, 1, 40_000);
        Assert.EndsWith($"({length} characters)", Field("value").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_cut_a_character_in_two()
    {
        var value = new string('v', LogFields.MaxValue - 1) + "😀😀";

        _logger.LogInformation("{Value}", value);

        Assert.DoesNotContain('\ufffd', Field("value").GetString()!);
    }

    [Fact]
    public void Puts_an_exception_into_the_fields()
    {
        _logger.LogError(new InvalidOperationException("broken", new IOException("disk")), "It failed");

        var exception = Field("exception");
        Assert.Equal("System.InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("broken", exception.GetProperty("message").GetString());
        Assert.Contains("disk", exception.GetProperty("stack").GetString(), StringComparison.Ordinal);
        Assert.Equal("It failed", Line().GetProperty("message").GetString());
    }

    [Fact]
    public void Shows_the_event_of_the_scope_beside_the_id_of_the_log_event()
    {
        var id = Guid.Parse("0198f2c1-6d0e-7c3b-9a51-2f6f0c1d2e3f");
        using (_logger.BeginScope(new CorrelationScope("c-1", id, "acme")))
        {
            _logger.LogInformation(new EventId(4711, "Named"), "Hello");
        }

        Assert.Equal("c-1", Line().GetProperty("correlation_id").GetString());
        Assert.Equal(id, Field("event_id").GetGuid());
        Assert.Equal("acme", Field("tenant").GetString());
        Assert.Equal(4711, Field("log_id").GetInt32());
    }

    [Fact]
    public void Keeps_numbers_as_numbers()
    {
        _logger.LogInformation("{Count} {Ratio} {Amount} {Ok} {Nothing} {NotANumber}", 3, 0.12345, 1.50m, true, null, double.NaN);

        Assert.Equal("3|0.123|1.50|True||NaN", string.Join('|', new[] { "count", "ratio", "amount", "ok", "nothing", "not_a_number" }.Select(name => Field(name).ToString())));
    }

    [Theory]
    [InlineData("Password")]
    [InlineData("SecretKey")]
    [InlineData("Authorization")]
    [InlineData("Payload")]
    [InlineData("RequestBody")]
    public void Masks_a_value_whose_name_says_that_it_is_secret(string name)
    {
        using (_logger.BeginScope(new Dictionary<string, object> { [name] = "hunter2" }))
        {
            _logger.LogInformation("Hello");
        }

        Assert.DoesNotContain("hunter2", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_a_name_once_when_two_parameters_differ_only_by_case()
    {
        _logger.LogInformation("{UserId} {userId} {user_id}", 1, 2, 3);

        Assert.Single(Line().GetProperty("fields").EnumerateObject(), member => member.Name == "user_id");
    }

    [Fact]
    public void Survives_a_value_that_can_not_be_shown()
    {
        _logger.LogInformation("Hello");
        _output.GetStringBuilder().Clear();
        using (_logger.BeginScope(new Dictionary<string, object> { ["Bad"] = new Unshowable() }))
        {
            _logger.LogInformation("Hello");
        }

        Assert.Contains("could not be shown", Field("bad").GetString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _provider.Dispose();
        _output.Dispose();
    }

    private JsonElement Line() => JsonElement.Parse(_output.ToString());

    private JsonElement Field(string name) => Line().GetProperty("fields").GetProperty(name);

    private sealed class Unshowable
    {
        public override string ToString() => throw new InvalidOperationException("no");
    }
}
