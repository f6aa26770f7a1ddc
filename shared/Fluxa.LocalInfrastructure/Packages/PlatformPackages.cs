using System.Runtime.InteropServices;

namespace Fluxa.LocalInfrastructure.Packages;

/// <summary>Names of the packages that carry binaries for this machine.</summary>
internal static class PlatformPackages
{
    /// <summary>The platform as npm writes it, for example <c>linux-x64</c>.</summary>
    /// <exception cref="LocalInfrastructureException">No PostgreSQL binaries exist for this machine.</exception>
    public static string Platform()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : null;
        var processor = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            _ => null,
        };
        return system is not null && processor is not null
            ? $"{system}-{processor}"
            : throw new LocalInfrastructureException(
                $"Local runs need Linux or macOS on x64 or arm64, and this is {RuntimeInformation.RuntimeIdentifier}: use docker compose or a virtual machine.");
    }
}
