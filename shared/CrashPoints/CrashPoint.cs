using System.Diagnostics;
#if FLUXA_CRASH_POINTS
using System.Globalization;
#endif

namespace Fluxa.CrashPoints;

/// <summary>
/// A named line on which a test can let the process die. Compiled into each project that names points, out of every published build (ADR 8).
/// </summary>
internal static class CrashPoint
{
#if FLUXA_CRASH_POINTS
    /// <summary>Arms one point: its name, and after a colon at which hit it kills; the first when none is said.</summary>
    private const string Variable = "FLUXA_CRASH_POINT";

    private static readonly string[] Armed = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(':');
    private static readonly long FatalHit = Armed.Length > 1 ? long.Parse(Armed[1], CultureInfo.InvariantCulture) : 1;
    private static long _hits;

#endif
    /// <summary>Ends the process as SIGKILL does, with no finally and no flush, when <paramref name="name"/> is armed and this is the hit. Otherwise nothing.</summary>
    /// <param name="name">Part and place, for example <c>ingest.after-send</c>; a literal, so that the list of points can be read from the source.</param>
    [Conditional("FLUXA_CRASH_POINTS")]
    public static void Reach(string name)
    {
#if FLUXA_CRASH_POINTS
        if (name != Armed[0] || Interlocked.Increment(ref _hits) != FatalHit)
        {
            return;
        }

        // The console's error stream has no buffer: this line is out before the end, and a test can tell this death from another.
        Console.Error.WriteLine($"crash point {name} reached");
        using var self = Process.GetCurrentProcess();
        self.Kill();
#endif
    }
}
