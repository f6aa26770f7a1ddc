namespace Fluxa.LocalInfrastructure.Packages;

/// <summary>Lets every user read what was installed: root's umask may not, and PostgreSQL doesn't run as root.</summary>
internal static class ReadableFiles
{
    private const UnixFileMode Read = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static void Open(string folder)
    {
        var top = new DirectoryInfo(folder);
        foreach (var entry in top.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(top))
        {
            if (entry.LinkTarget is not null)
            {
                continue;
            }

            var mode = entry.UnixFileMode | Read;
            entry.UnixFileMode = mode.HasFlag(UnixFileMode.UserExecute) ? mode | Enter : mode;
        }
    }
}
