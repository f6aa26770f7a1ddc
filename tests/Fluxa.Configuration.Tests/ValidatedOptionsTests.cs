using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fluxa.Configuration.Tests;

public sealed class ValidatedOptionsTests
{
    [Fact]
    public void Values_are_bound_and_the_rest_keeps_its_defaults()
    {
        var options = Bind(new() { ["Test:Batch:Rows"] = "7" }).Value;

        Assert.Equal((7, TimeSpan.FromSeconds(30), "default"), (options.Rows, options.Lease, options.Name));
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        var options = Bind(new()
        {
            ["Test:Batch:Rows"] = "11",
            ["Test:Batch:Lease"] = "01:00:00",
            ["Test:Batch:Name"] = "",
            ["Test:Batch:Nmae"] = "typo",
        });

        var faults = Assert.Throws<OptionsValidationException>(() => options.Value).Failures.ToList();

        Assert.Equal(4, faults.Count);
        Assert.Contains("Test:Batch:Rows: The field Rows must be between 1 and 10.", faults);
        Assert.Contains("Test:Batch:Lease must be 1 s to 1 min, or two owners hold the same row.", faults);
        Assert.Contains("Test:Batch:Name is missing.", faults);
        Assert.Contains(faults, fault => fault.StartsWith("Test:Batch:Nmae is no option", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_does_not_fit_is_a_fault_that_keeps_the_value_to_itself()
    {
        var options = Bind(new() { ["Test:Batch:Rows"] = "hunter2" });

        var fault = Assert.Single(Assert.Throws<OptionsValidationException>(() => options.Value).Failures);

        Assert.Equal("Test:Batch:Rows has a value that can't be read as a whole number.", fault);
    }

    private static IOptions<BatchOptions> Bind(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection()
            .AddValidatedOptions<BatchOptions>(configuration, "Test:Batch")
            .BuildServiceProvider()
            .GetRequiredService<IOptions<BatchOptions>>();
    }
}
