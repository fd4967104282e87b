namespace Procur.Integrations.Slack;

/// <summary>
/// Somebody decided on an <see cref="ApprovalCard"/>, checked: the button was ours and of this connection, the card had not expired, the person is among
/// its approvers, and nobody had decided before.
/// </summary>
/// <remarks>
/// Slack does not send a press again. Where handling it failed and the same person presses the same button again later, the decision comes again under
/// another event id: act by <see cref="ApprovalId"/>. Show the outcome with <see cref="IChatNotifier.UpdateAsync"/>, which takes the buttons away.
/// </remarks>
/// <param name="Id">The interaction's trigger.</param>
/// <param name="ApprovalId">The host's own id of what was to be approved.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="UserId">Who decided.</param>
public sealed record SlackApprovalDecided(string Id, string ApprovalId, ApprovalVerdict Verdict, string UserId)
    : SlackEvent(Id, SlackBlockActions.EventType),
        IApprovalDecisionEvent
{
    /// <summary>The message that the card stands on.</summary>
    public MessageRef? Message { get; init; }

    /// <summary>Opens a view, within three seconds: to ask for the counter-offer.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Where it can be answered, within 30 minutes and five times at most. Whoever has the address can.</summary>
    public Uri? ResponseUrl { get; init; }
}
