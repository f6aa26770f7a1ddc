using System.Text.Json;
using System.Xml.Linq;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>What the Dockerfile promises.</summary>
public sealed class DockerfileTests
{
    private static readonly DockerFile Dockerfile = DockerFile.Load();

    public static TheoryData<string, string> Services => new()
    {
        { "ingest", "Fluxa.Ingest" }, { "processor", "Fluxa.Processor" }, { "query", "Fluxa.Query" }, { "recovery", "Fluxa.Recovery" },
    };

    [Fact]
    public void Has_a_target_for_every_program_that_is_run()
        => Assert.Equal(["ingest", "processor", "query", "recovery", "cli"], Dockerfile.Stages.Where(stage => stage.From == "runtime").Select(stage => stage.Name));

    [Fact]
    public void Builds_with_the_SDK_and_runs_on_the_runtime_that_the_projects_aim_at()
    {
        var framework = XDocument.Load(SourceTree.PathOf("Directory.Build.props")).Descendants("TargetFramework").Single().Value;
        var version = framework["net".Length..];

        Assert.Equal($"mcr.microsoft.com/dotnet/sdk:{version}-noble", Dockerfile["build"].From);
        Assert.Equal($"mcr.microsoft.com/dotnet/aspnet:{version}-noble-chiseled", Dockerfile["runtime"].From);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_runs_as_nobody_in_particular_and_stops_at_SIGTERM(string target, string project)
    {
        Assert.Equal("$APP_UID", Dockerfile.Inherited(target, "USER").Last());
        Assert.Equal("SIGTERM", Dockerfile.Inherited(target, "STOPSIGNAL").Last());

        // The exec form: a shell in between would keep the signal for itself, and there is none in the image.
        Assert.Equal(["dotnet", $"{project}.dll"], JsonSerializer.Deserialize<string[]>(Dockerfile[target].All("ENTRYPOINT").Single())!);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_asked_for_its_health_by_its_own_program(string target, string project)
    {
        var check = Dockerfile[target].All("HEALTHCHECK").Single();
        var command = JsonSerializer.Deserialize<string[]>(check[(check.IndexOf("CMD ", StringComparison.Ordinal) + 4)..])!;

        Assert.Equal(["dotnet", $"{project}.dll", "--healthcheck"], command);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_listens_on_the_port_it_exposes(string target, string project)
    {
        Assert.NotNull(project);
        Assert.Equal("8080", Dockerfile[target].All("EXPOSE").Single());
        Assert.Contains("ASPNETCORE_HTTP_PORTS=8080", Dockerfile.Inherited(target, "ENV").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_restore_reads_is_copied_before_it_and_nothing_else_is()
    {
        var before = Dockerfile["build"].Instructions.TakeWhile(instruction => instruction is not ("RUN", _)).Where(instruction => instruction.Word == "COPY");
        var copied = before.SelectMany(instruction => instruction.Text.Split(' ')[..^1]).Order(StringComparer.Ordinal);

        Assert.Equal(RestoreInputs.All().Order(StringComparer.Ordinal), copied);
    }

    [Fact]
    public void The_restore_takes_exactly_the_locked_packages()
        => Assert.Contains("dotnet restore deploy/local/run.slnf --locked-mode", Dockerfile["build"].All("RUN"));

    [Fact]
    public void What_is_copied_gets_past_dockerignore()
    {
        var allowed = SourceTree.Read(".dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var copied = Dockerfile["build"].All("COPY").SelectMany(copy => copy.Split(' ')[..^1]);

        Assert.All(copied, path => Assert.Contains(allowed, entry => path == entry || path.StartsWith(entry + "/", StringComparison.Ordinal)));
    }
}
