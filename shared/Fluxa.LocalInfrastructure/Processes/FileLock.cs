namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>A lock between processes. The system lets go of it when its holder dies, however it dies.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <exception cref="LocalInfrastructureException">Another process held it for the whole time.</exception>
    public static async Task<FileLock> TakeAsync(string path, TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); ;)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            if (clock.GetElapsedTime(started) > patience)
            {
                throw new LocalInfrastructureException($"Another process has held {path} for {patience.TotalSeconds:0} s: end it and try again.");
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    public void Dispose() => _file.Dispose();
}
