using System.Runtime.InteropServices;

namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>The few system calls .NET has no name for.</summary>
internal static partial class Posix
{
    public static bool IsRoot => GetEffectiveUser() == 0;

    /// <summary>Sends a signal; false when the process is gone or isn't ours.</summary>
    public static bool Signal(int processId, PosixSignalNumber signal) => Kill(processId, (int)signal) == 0;

    public static bool IsAlive(int processId) => processId > 0 && Kill(processId, 0) == 0;

    public static void GiveTo(string path, UnprivilegedUser user)
    {
        if (ChangeOwner(path, user.UserId, user.GroupId) != 0)
        {
            throw new LocalInfrastructureException(
                $"{path} couldn't be given to user {user.UserId} (error {Marshal.GetLastPInvokeError()}): check who owns the folder above it.");
        }
    }

    /// <summary>The user id that owns a path, by the <c>stat</c> program: the structure of the call of that name differs by system.</summary>
    public static uint OwnerOf(string path)
    {
        using var stat = new System.Diagnostics.Process();
        stat.StartInfo.FileName = "stat";
        stat.StartInfo.RedirectStandardOutput = true;
        foreach (var argument in OperatingSystem.IsMacOS() ? ["-f", "%u", path] : (string[])["-c", "%u", path])
        {
            stat.StartInfo.ArgumentList.Add(argument);
        }

        stat.Start();
        var owner = stat.StandardOutput.ReadToEnd();
        stat.WaitForExit();
        return uint.TryParse(owner.Trim(), out var id) ? id : uint.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUser();

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);
}
