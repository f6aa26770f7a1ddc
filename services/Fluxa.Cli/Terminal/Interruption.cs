using System.Runtime.InteropServices;

namespace Fluxa.Cli.Terminal;

/// <summary>
/// Turns the first SIGINT, SIGTERM or SIGHUP into a cancellation. A further one ends the process at once (the guards then stop what it
/// started), unless it comes so soon that it is the same one: some launchers signal a process and then its whole group.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan SameSignal = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private long _first;

    public Interruption() =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        lock (_source)
        {
            if (!_source.IsCancellationRequested)
            {
                context.Cancel = true;
                _first = TimeProvider.System.GetTimestamp();
                _ = _source.CancelAsync();
            }
            else
            {
                context.Cancel = TimeProvider.System.GetElapsedTime(_first) < SameSignal;
            }
        }
    }
}
