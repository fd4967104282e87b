namespace Procur.Integrations;

/// <summary>A decision on an <see cref="ApprovalCard"/>, checked: the values were ours, the person may decide, and nobody had decided before.</summary>
public interface IApprovalDecisionEvent
{
    /// <summary>The host's own id of what was to be approved.</summary>
    string ApprovalId { get; }

    /// <summary>What was decided.</summary>
    ApprovalVerdict Verdict { get; }

    /// <summary>The service's id of the person.</summary>
    string UserId { get; }

    /// <summary>The message it stands on.</summary>
    MessageRef? Message { get; }
}
