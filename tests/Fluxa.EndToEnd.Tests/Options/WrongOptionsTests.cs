using System.Text.RegularExpressions;

namespace Fluxa.EndToEnd.Tests.Options;

/// <summary>Every option of every options class, wrong by itself and all at once, in each service that has it.</summary>
public sealed class WrongOptionsTests
{
    private static readonly string[] Projects = ["Fluxa.Ingest", "Fluxa.Processor", "Fluxa.Query", "Fluxa.Recovery"];

    private static readonly Dictionary<string, string> Right = new()
    {
        ["environment"] = "Development",
        ["urls"] = "http://127.0.0.1:0",
        ["Fluxa:Access:Keys"] = "Off",
        ["Fluxa:Postgres:ConnectionString"] = "Host=127.0.0.1;Port=1;Username=x;Database=x",
    };

    private static readonly Lazy<List<BuiltService>> Services = new(() => [.. Projects.Select(project => new BuiltService(project, Right))]);

    public static TheoryData<string> Options => new(OptionsClass.Fluxa.SelectMany(options => options.Options).Select(option => option.Key));

    public static TheoryData<string> OpenTelemetry => new(OptionsClass.OpenTelemetry.NamedKeys);

    [Fact]
    public void A_right_configuration_has_no_fault() => Assert.All(Services.Value, service => Assert.Empty(service.FaultsWith()));

    [Theory]
    [MemberData(nameof(Options))]
    public void A_wrong_value_stops_every_service_that_has_the_option_and_names_it(string key)
    {
        var options = OptionsClass.Fluxa.Single(one => one.Options.Any(option => option.Key == key));
        var concerned = Services.Value.Where(service => service.Has(options)).ToList();

        Assert.NotEmpty(concerned);
        foreach (var value in WrongValues.Of(options.Options.Single(option => option.Key == key).Property))
        {
            Assert.All(concerned, service => AssertNames(service.FaultsWith((key, value)), key, value));
        }
    }

    [Theory]
    [MemberData(nameof(OpenTelemetry))]
    public void So_does_a_wrong_setting_of_OpenTelemetry(string key) =>
        Assert.All(Services.Value, service => AssertNames(service.FaultsWith((key, WrongValues.Nonsense)), key, WrongValues.Nonsense));

    [Fact]
    public void All_wrong_at_once_are_all_named_at_once()
    {
        var wrong = OptionsClass.Fluxa.SelectMany(options => options.Options.Select(option => (Class: options, option.Key))).ToList();

        Assert.InRange(wrong.Count, 90, int.MaxValue);
        Assert.All(Services.Value, service =>
        {
            var faults = service.FaultsWith(wrong.Select(option => (option.Key, WrongValues.Nonsense)));
            Assert.All(wrong.Where(option => service.Has(option.Class)), option => AssertNames(faults, option.Key, WrongValues.Nonsense));
        });
    }

    private static void AssertNames(IReadOnlyList<string> faults, string key, string value)
    {
        Assert.Contains(faults, fault => Regex.IsMatch(fault, $@"{Regex.Escape(key)}\b"));
        if (value == WrongValues.Nonsense)
        {
            Assert.DoesNotContain(faults, fault => fault.Contains(value, StringComparison.Ordinal));
        }
    }
}
