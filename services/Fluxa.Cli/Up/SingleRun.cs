using Fluxa.LocalInfrastructure.Checkouts;
using Fluxa.LocalInfrastructure.Processes;

namespace Fluxa.Cli.Up;

/// <summary>The right to run here: one <c>fluxa up</c> for a checkout.</summary>
internal sealed class SingleRun : IDisposable
{
    private readonly FileLock _lock;
    private readonly RunFile _file;

    private SingleRun(FileLock held, RunFile file)
    {
        _lock = held;
        _file = file;
    }

    /// <exception cref="CliException">Another one runs.</exception>
    public static SingleRun Take(Checkout checkout)
    {
        var file = new RunFile(checkout);
        Directory.CreateDirectory(file.Folder);
        if (FileLock.TryTake(Path.Combine(file.Folder, "up.lock")) is { } held)
        {
            return new SingleRun(held, file);
        }

        var state = file.Read();
        var where = state is { Ready: true } ? $", with Ingest at {state.Ingest} and Query at {state.Query}" : string.Empty;
        throw new CliException($"Fluxa already runs from this checkout (process {state?.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}{where}): use it, or stop it with Ctrl-C in its terminal.");
    }

    /// <summary>What an earlier run left when it died before it could tidy up; null after an orderly end.</summary>
    public RunState? Earlier() => _file.Read();

    public void Publish(RunState state) => _file.Write(state);

    public void Dispose()
    {
        _file.Delete();
        _lock.Dispose();
    }
}
