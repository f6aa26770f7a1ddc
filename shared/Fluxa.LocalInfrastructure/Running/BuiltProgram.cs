using System.Runtime.InteropServices;
using Fluxa.LocalInfrastructure.Checkouts;

namespace Fluxa.LocalInfrastructure.Running;

/// <summary>Where a project's Release build is, and the dotnet that runs it.</summary>
internal sealed record BuiltProgram(string Host, string Assembly, string Folder)
{
    /// <exception cref="LocalInfrastructureException">It isn't built.</exception>
    public static BuiltProgram Find(Checkout checkout, string project)
    {
        var folder = Path.Combine(checkout.Root, "artifacts", "bin", project, "release");
        var assembly = Path.Combine(folder, $"{project}.dll");
        return File.Exists(assembly)
            ? new BuiltProgram(Dotnet(), assembly, folder)
            : throw new LocalInfrastructureException($"{assembly} doesn't exist: build it with dotnet build -c Release.");
    }

    /// <summary>The dotnet whose runtime this process uses: shared/Microsoft.NETCore.App/{version} is three folders below it.</summary>
    private static string Dotnet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
}
