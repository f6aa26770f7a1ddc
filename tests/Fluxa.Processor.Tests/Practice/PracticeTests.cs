using Fluxa.Configuration;
using Fluxa.Processor.Practice;
using Fluxa.Processor.Tests.Events;
using Fluxa.Testing.Fixtures;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Fluxa.Processor.Tests.Practice;

public sealed class PracticeTests(PostgresFixture postgres, EmulatorFixture emulator)
{
    [Fact]
    public async Task A_bug_for_one_merchant_fails_its_events_and_no_others()
    {
        await using var processor = await StartAsync(KeyValuePair.Create<string, string?>("Fluxa:Practice:FailMerchant", "Café"));
        var other = ProcessorUnderTest.Command("""{"user_id":"u-1","amount":1,"currency":"EUR","merchant":"Bar","timestamp":"2026-01-02T03:04:05Z"}""");
        var failing = ProcessorUnderTest.Command();

        var fault = await processor.ConsumeAsync(failing);

        Assert.IsType<InvalidOperationException>(fault);
        Assert.Contains("'Café'", fault.Message, StringComparison.Ordinal);
        Assert.Null(await processor.FindAsync(failing));
        Assert.Null(await processor.ConsumeAsync(other));
        Assert.NotNull(await processor.FindAsync(other));
    }

    [Fact]
    public async Task A_slow_merchant_takes_its_time()
    {
        await using var processor = await StartAsync(
            KeyValuePair.Create<string, string?>("Fluxa:Practice:DelayMerchant", "Café"),
            KeyValuePair.Create<string, string?>("Fluxa:Practice:Delay", "00:00:00.300"));
        var command = ProcessorUnderTest.Command();
        var started = TimeProvider.System.GetTimestamp();

        Assert.Null(await processor.ConsumeAsync(command));

        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(300));
    }

    [Theory]
    [InlineData("FailMerchant")]
    [InlineData("KillMerchant")]
    [InlineData("DelayMerchant")]
    public void Nothing_is_practised_in_production(string key)
    {
        var options = new PracticeOptions();
        typeof(PracticeOptions).GetProperty(key)!.SetValue(options, "any");

        var result = Rule(Environments.Production).Validate(null, options);

        Assert.Contains("Fluxa:Practice is set in Production", result.FailureMessage, StringComparison.Ordinal);
        Assert.True(Rule(Environments.Development).Validate(null, options).Succeeded);
    }

    [Fact]
    public void Nothing_is_practised_by_default()
    {
        var options = new PracticeOptions();

        Assert.False(options.Any);
        Assert.True(new AttributeRules<PracticeOptions>(PracticeOptions.Section).Validate(null, options).Succeeded);
        Assert.True(Rule(Environments.Production).Validate(null, options).Succeeded);
    }

    private static PracticeRule Rule(string environment) => new(new HostingEnvironment { EnvironmentName = environment });

    private async Task<ProcessorUnderTest> StartAsync(params KeyValuePair<string, string?>[] settings) => await ProcessorUnderTest.StartAsync(
        await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken), emulator.ServiceUrl, settings);
}
