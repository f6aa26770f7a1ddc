using System.Diagnostics;
using System.Text;

namespace Fluxa.Deploy.Tests.Containers;

/// <summary>What the Dockerfile builds, built without Docker: its COPY lines into an empty folder, its restore and its publish, once for all tests.</summary>
public sealed class PublishedPrograms : IAsyncLifetime
{
    // Judged by the build that made these tests; left out here, they take four fifths of the time.
    private static readonly string[] JudgedBefore = ["-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:GenerateDocumentationFile=false", "-p:DebugType=none"];

    private readonly string _folder = Directory.CreateTempSubdirectory("fluxa-docker-").FullName;

    public async ValueTask InitializeAsync()
    {
        foreach (var (word, rest) in DockerFile.Load()["build"].Instructions)
        {
            if (word == "COPY")
            {
                Copy(rest.Split(' '));
            }
            else if (word == "RUN")
            {
                await RunAsync(rest.Split(' '));
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A folder with nothing but what a target's image has in its working folder.</summary>
    internal string CopyOf(string target)
    {
        var source = DockerFile.Load()[target].All("COPY").Single().Split(' ')[1]["/src/".Length..];
        var folder = Path.Combine(_folder, "images", target);
        CopyFolder(Path.Combine(_folder, source), folder);
        return folder;
    }

    private void Copy(string[] paths)
    {
        foreach (var path in paths[..^1])
        {
            var target = Path.GetFullPath(Path.Combine(_folder, paths[^1]));
            if (Directory.Exists(SourceTree.PathOf(path)))
            {
                CopyFolder(SourceTree.PathOf(path), target);
                continue;
            }

            Directory.CreateDirectory(target);
            File.Copy(SourceTree.PathOf(path), Path.Combine(target, Path.GetFileName(path)));
        }
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var folder in Directory.EnumerateDirectories(source).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            CopyFolder(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }

    private async Task RunAsync(string[] command)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1] == "publish" ? [.. command[1..], .. JudgedBefore] : command[1..])
            {
                WorkingDirectory = _folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {output}");
        }
    }
}
