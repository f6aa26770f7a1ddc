namespace Fluxa.LocalInfrastructure.Processes;

/// <summary>SIGSTOP and SIGCONT, which Linux and macOS number differently.</summary>
internal static class FreezeSignals
{
    public static PosixSignalNumber Stop => (PosixSignalNumber)(OperatingSystem.IsMacOS() ? 17 : 19);

    public static PosixSignalNumber Continue => (PosixSignalNumber)(OperatingSystem.IsMacOS() ? 19 : 18);
}
