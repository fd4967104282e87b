using Procur.Integrations.Connections;

namespace Procur.Integrations.Approvals;

/// <summary>Keeps the decisions on approval cards, so that one wins. A host with several machines registers one that they share. Members are safe to call from many threads at once.</summary>
public interface IApprovalDecisions
{
    /// <summary>Decides, unless it was decided before: compare-and-swap on the connection and the approval's id.</summary>
    /// <returns>The decision that stands: the given one, or the earlier one.</returns>
    ValueTask<ApprovalDecision> DecideAsync(
        ConnectionId connection,
        ApprovalDecision decision,
        CancellationToken cancellationToken = default
    );

    /// <summary>Finds a decision.</summary>
    /// <returns>Null where nobody has decided.</returns>
    ValueTask<ApprovalDecision?> FindAsync(ConnectionId connection, string approvalId, CancellationToken cancellationToken = default);
}
