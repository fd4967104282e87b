using System.Collections.Concurrent;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Approvals;

/// <summary>Keeps decisions in memory: for one process, and until it ends. The oldest are forgotten beyond <see cref="Capacity"/>.</summary>
public sealed class InMemoryApprovalDecisions : IApprovalDecisions
{
    private readonly ConcurrentDictionary<(ConnectionId Connection, string ApprovalId), ApprovalDecision> decisions = new();
    private readonly ConcurrentQueue<(ConnectionId Connection, string ApprovalId)> order = new();

    /// <summary>How many decisions are kept; 100,000 by default.</summary>
    public int Capacity { get; init; } = 100_000;

    /// <inheritdoc />
    public ValueTask<ApprovalDecision> DecideAsync(
        ConnectionId connection,
        ApprovalDecision decision,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(decision);
        cancellationToken.ThrowIfCancellationRequested();
        var key = (connection, decision.ApprovalId);
        var stands = decisions.GetOrAdd(key, decision);
        if (ReferenceEquals(stands, decision))
        {
            order.Enqueue(key);
            while (order.Count > Capacity && order.TryDequeue(out var oldest))
            {
                decisions.TryRemove(oldest, out _);
            }
        }

        return ValueTask.FromResult(stands);
    }

    /// <inheritdoc />
    public ValueTask<ApprovalDecision?> FindAsync(ConnectionId connection, string approvalId, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(decisions.GetValueOrDefault((connection, approvalId)));
    }
}
