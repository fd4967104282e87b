namespace Procur.Integrations;

/// <summary>
/// Buttons to approve, reject or counter. Their values are signed, so that a forged or altered click is refused; the first decision wins; who may
/// decide is the host's word, for a valid signature of the service only proves who clicked.
/// </summary>
/// <param name="Id">The host's own id of what is to be approved, at most 200 characters.</param>
public sealed record ApprovalCard(string Id)
{
    /// <summary>The service's ids of those who may decide; empty lets everyone who sees it.</summary>
    public IReadOnlyList<string> Approvers { get; init; } = [];

    /// <summary>Whether a counter-offer may be asked for.</summary>
    public bool AllowsCounter { get; init; } = true;

    /// <summary>What is read on the button that approves.</summary>
    public string ApproveText { get; init; } = "Approve";

    /// <summary>What is read on the button that rejects.</summary>
    public string RejectText { get; init; } = "Reject";

    /// <summary>What is read on the button that asks for a counter-offer.</summary>
    public string CounterText { get; init; } = "Counter";

    /// <summary>When it can no longer be decided (UTC).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
