using System.Security.Cryptography;
using System.Text;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.LocalInfrastructure.Checkouts;

/// <summary>The folder for binaries and data. PostgreSQL refuses to run as root, and an unprivileged user can't always reach into root's checkout.</summary>
internal static class StateFolder
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersPass = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static string Prepare(string root)
    {
        if (!Posix.IsRoot)
        {
            return Directory.CreateDirectory(Path.Combine(root, ".fluxa")).FullName;
        }

        var shared = Directory.CreateDirectory(PathForRoot(root), Owner | OthersPass);
        if (Posix.OwnerOf(shared.FullName) != 0)
        {
            throw new LocalInfrastructureException(
                $"{shared.FullName} belongs to another user than root, who could change what is run from it: remove it and try again.");
        }

        shared.UnixFileMode = Owner | OthersPass;
        return shared.FullName;
    }

    internal static string PathForRoot(string root)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(root))));
        return Path.Combine("/var/tmp", $"fluxa-{hash[..12]}");
    }
}
