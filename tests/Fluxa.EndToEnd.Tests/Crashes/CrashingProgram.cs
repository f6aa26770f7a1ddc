using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.EndToEnd.Tests.Crashes;

/// <summary>A small program and its library, both with crash points, built once as tests build and once as publishing does.</summary>
public sealed class CrashingProgram : IAsyncLifetime
{
    private const string Library = """public static class Library { public static void Work() => Fluxa.CrashPoints.CrashPoint.Reach("probe.library"); }""";

    private const string Program = """
        using Fluxa.CrashPoints;
        try
        {
            Library.Work();
            CrashPoint.Reach("probe.program");
            Console.WriteLine("one");
            CrashPoint.Reach("probe.program");
            Console.WriteLine("two");
        }
        finally
        {
            Console.WriteLine("finally");
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fluxa-crash-points-");

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await WriteAsync("library", Library, """<OutputType>Library</OutputType>""", "", cancellationToken);
        await WriteAsync("program", Program, """<OutputType>Exe</OutputType>""", """<ProjectReference Include="../library/library.csproj" />""", cancellationToken);
        await SucceedAsync(["build", "-o", "../built"], cancellationToken);
        await SucceedAsync(["publish", "-o", "../published"], cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the built program with a point armed.</summary>
    public Task<(int ExitCode, IReadOnlyList<string> Lines)> RunAsync(string armed, CancellationToken cancellationToken)
        => StartAsync([Path.Combine(_folder.FullName, "built", "program.dll")], armed, cancellationToken);

    /// <summary>Runs the SDK in the program's folder.</summary>
    public Task<(int ExitCode, IReadOnlyList<string> Lines)> DotnetAsync(string[] arguments, CancellationToken cancellationToken)
        => StartAsync([.. arguments, "-c", "Release", "-nologo", "-v", "q"], armed: "", cancellationToken);

    public Task<string> TextOfBuiltAsync(string assembly, CancellationToken cancellationToken) => TextOfAsync("built", assembly, cancellationToken);

    public Task<string> TextOfPublishedAsync(string assembly, CancellationToken cancellationToken) => TextOfAsync("published", assembly, cancellationToken);

    // An assembly keeps its literals in UTF-16, at any offset: both are read.
    private async Task<string> TextOfAsync(string folder, string assembly, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, folder, assembly), cancellationToken);
        return Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes.AsSpan(1));
    }

    private async Task WriteAsync(string name, string source, string properties, string items, CancellationToken cancellationToken)
    {
        var folder = _folder.CreateSubdirectory(name).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.cs"), source, cancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Checkout.Find().Root}/shared/CrashPoints/CrashPoints.props" />
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>{properties}</PropertyGroup>
              <ItemGroup>{items}</ItemGroup>
            </Project>
            """,
            cancellationToken);
    }

    private async Task SucceedAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var (exitCode, lines) = await DotnetAsync(arguments, cancellationToken);
        Assert.True(exitCode == 0, string.Join(Environment.NewLine, lines));
    }

    private async Task<(int ExitCode, IReadOnlyList<string> Lines)> StartAsync(string[] arguments, string armed, CancellationToken cancellationToken)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, arguments)
        {
            WorkingDirectory = Path.Combine(_folder.FullName, "program"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["FLUXA_CRASH_POINT"] = armed, ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, (await output + await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
