using System.Diagnostics;

namespace Procur.Integrations.CrashHost;

/// <summary>Ends the process at a named point, as a power cut would: nothing is flushed, nothing is disposed of.</summary>
internal sealed class KillPoint((string Point, int Time)? at)
{
    private int reached;

    public void Pass(string point)
    {
        if (at?.Point == point && Interlocked.Increment(ref reached) == at.Value.Time)
        {
            Process.GetCurrentProcess().Kill();
            // The signal may take a moment, in which nothing more may be done.
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
