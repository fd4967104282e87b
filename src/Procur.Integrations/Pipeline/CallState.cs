using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>One operation on its way through the pipeline, over all its tries.</summary>
internal abstract class CallState(Snapshot snapshot, long started, CancellationToken caller)
{
    public abstract string Operation { get; }

    public abstract bool IsRead { get; }

    /// <summary>Whether sending it again can do no harm.</summary>
    public abstract bool IsRepeatable { get; }

    public abstract string Partition { get; }

    /// <summary>The state of the connection that the next try is made with; replaced where the service refuses a credential that was rotated meanwhile.</summary>
    public Snapshot Snapshot { get; set; } = snapshot;

    public long Started { get; } = started;

    public CancellationToken Caller { get; } = caller;

    public int Attempts { get; set; }

    /// <summary>Whether some try may have taken effect without an answer that says so.</summary>
    public bool MaybeDone { get; set; }

    public bool Canceled { get; set; }

    /// <summary>Makes one try. Its failures are values; what it throws is a mistake in the code.</summary>
    public abstract ValueTask<Attempted> TryAsync(TimeSpan timeout);
}
