using Procur.Integrations.Connections;

namespace Procur.Integrations.Slack;

/// <summary>The buttons of an approval card. Each value is signed, so that a press of one that we did not make is refused.</summary>
internal static class SlackApprovals
{
    public const string Approve = "procur.approve";
    public const string Reject = "procur.reject";
    public const string Counter = "procur.counter";
    private const string BlockId = "procur.approval";
    private const int LongestId = 200;

    public static bool IsReserved(string actionId) => VerdictOf(actionId) != ApprovalVerdict.Unrecognized;

    public static ApprovalVerdict VerdictOf(string actionId) =>
        actionId switch
        {
            Approve => ApprovalVerdict.Approved,
            Reject => ApprovalVerdict.Rejected,
            Counter => ApprovalVerdict.Countered,
            _ => ApprovalVerdict.Unrecognized,
        };

    /// <exception cref="IntegrationException">There is no signing secret to sign with.</exception>
    /// <exception cref="ArgumentException">The values are longer than Slack takes.</exception>
    public static SlackActions Row(ApprovalCard card, ConnectionId connection, SlackOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(card.Id, nameof(card));
        if (card.Id.Length > LongestId)
        {
            throw new ArgumentException($"An approval's id has at most {LongestId} characters; this has {card.Id.Length}.");
        }

        if (string.IsNullOrWhiteSpace(options.SigningSecret))
        {
            throw new IntegrationException(
                SlackIntegration.Descriptor.Key,
                SlackOperations.PostMessage,
                IntegrationErrorKind.NotConfigured,
                "slack chat.postMessage: approval buttons are signed with the app's signing secret and SigningSecret is not set. Nothing was sent."
            );
        }

        var signer = new SlackApprovalSigner(options.SigningSecret, connection);
        var buttons = new List<SlackElement>(3)
        {
            Button(signer, card, Approve, card.ApproveText, "primary"),
            Button(signer, card, Reject, card.RejectText, "danger"),
        };
        if (card.AllowsCounter)
        {
            buttons.Add(Button(signer, card, Counter, card.CounterText, null));
        }

        return new SlackActions(buttons) { BlockId = BlockId };
    }

    private static SlackButton Button(SlackApprovalSigner signer, ApprovalCard card, string actionId, string text, string? style)
    {
        var value = signer.Sign(
            new SlackApprovalValue(card.Id, VerdictOf(actionId))
            {
                Approvers = card.Approvers.Count == 0 ? null : card.Approvers,
                ExpiresAt = card.ExpiresAt?.ToUnixTimeSeconds(),
            }
        );
        return value.Length > SlackBlockRules.ValueLength
            ? throw new ArgumentException(
                $"Slack takes at most {SlackBlockRules.ValueLength} characters for a button's value; with {card.Approvers.Count} approvers the signed one has {value.Length}. Name fewer, or none and check in the handler."
            )
            : new SlackButton(text)
            {
                ActionId = actionId,
                Value = value,
                Style = style,
            };
    }
}
