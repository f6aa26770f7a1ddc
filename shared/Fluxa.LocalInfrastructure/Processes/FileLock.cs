namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>A lock between processes. The system lets go of it when its holder dies, however it dies.</summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or answers null when another process holds it.</summary>
    /// <param name="path">A file that is made when it isn't there and stays.</param>
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

    /// <summary>Takes the lock as soon as its holder lets go of it.</summary>
    /// <param name="path">A file that is made when it isn't there and stays.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="clock">The time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
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

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
