namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>Crash points kill in the builds that tests run, and are not in the builds that are published.</summary>
public sealed class CrashPointBuildTests(CrashingProgram program) : IClassFixture<CrashingProgram>
{
    private const int Killed = 128 + 9;
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_armed_point_kills_on_the_spot()
    {
        var end = await program.RunAsync("probe.library", _cancellationToken);

        Assert.Equal(Killed, end.ExitCode);
        Assert.Equal(["crash point probe.library reached"], end.Lines);
    }

    [Fact]
    public async Task It_kills_at_the_hit_that_was_asked_for()
    {
        var end = await program.RunAsync("probe.program:2", _cancellationToken);

        Assert.Equal(Killed, end.ExitCode);
        Assert.Equal(["one", "crash point probe.program reached"], end.Lines);
    }

    [Fact]
    public async Task A_point_that_is_not_armed_does_nothing()
    {
        var end = await program.RunAsync("probe.elsewhere", _cancellationToken);

        Assert.Equal(0, end.ExitCode);
        Assert.Equal(["one", "two", "finally"], end.Lines);
    }

    [Theory]
    [InlineData("program.dll")]
    [InlineData("library.dll")]
    public async Task A_published_build_has_no_trace_of_a_point(string assembly)
    {
        var built = await program.TextOfBuiltAsync(assembly, _cancellationToken);
        var published = await program.TextOfPublishedAsync(assembly, _cancellationToken);

        Assert.Contains("probe.", built, StringComparison.Ordinal);
        Assert.DoesNotContain("probe.", published, StringComparison.Ordinal);
        Assert.DoesNotContain("FLUXA_CRASH_POINT", published, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_built_for_tests_is_not_published()
    {
        var end = await program.DotnetAsync(["publish", "--no-build"], _cancellationToken);

        Assert.NotEqual(0, end.ExitCode);
        Assert.Contains(end.Lines, line => line.Contains("would be published with crash points in it", StringComparison.Ordinal));
    }
}
