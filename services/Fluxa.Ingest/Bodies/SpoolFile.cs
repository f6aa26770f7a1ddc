namespace Fluxa.Ingest.Bodies;

/// <summary>A nameless temporary file.</summary>
internal static class SpoolFile
{
    /// <summary>
    /// Opens a new file that only this process can see. Where the system allows it the name is removed at once, so that
    /// nothing is left behind however the process ends; else the file goes when it is closed.
    /// </summary>
    public static FileStream Open(string folder)
    {
        var path = Path.Combine(folder.Length == 0 ? Path.GetTempPath() : folder, $"fluxa-ingest-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
