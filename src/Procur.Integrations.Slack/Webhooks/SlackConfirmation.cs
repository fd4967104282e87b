using Procur.Integrations.Approvals;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack;

/// <summary>
/// Checks what Slack's signature does not prove: that the event is for this app and workspace, and, of an approval button, that we made it, that it has not
/// expired, that the person may decide, and that nobody had decided before.
/// </summary>
internal sealed class SlackConfirmation(Connection connection, IApprovalDecisions decisions) : IWebhookConfirmation
{
    // The same person's same verdict, later than a handler takes: the first press came to nothing. Sooner, it is a double click.
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(10);

    public async ValueTask<WebhookConfirmation> ConfirmAsync(
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        CancellationToken cancellationToken
    )
    {
        if (webhookEvent is not SlackEvent told)
        {
            return WebhookConfirmation.Confirmed(webhookEvent);
        }

        var options = (SlackOptions)(await connection.CurrentAsync(cancellationToken).ConfigureAwait(false)).Options;
        if (!string.IsNullOrEmpty(options.AppId) && told.AppId is { } app && app != options.AppId)
        {
            return WebhookConfirmation.Refused("the event is for another app");
        }

        return told is SlackBlockActions click && SlackApprovals.IsReserved(click.ActionId)
            ? await DecideAsync(click, options, cancellationToken).ConfigureAwait(false)
            : WebhookConfirmation.Confirmed(told);
    }

    private async ValueTask<WebhookConfirmation> DecideAsync(
        SlackBlockActions click,
        SlackOptions options,
        CancellationToken cancellationToken
    )
    {
        if (Read(click, options) is not { } card || card.Verdict != SlackApprovals.VerdictOf(click.ActionId))
        {
            return WebhookConfirmation.Refused("an approval button that is not ours, or not of this connection");
        }

        if (click.AccountId is null || click.AccountId != await connection.GetAccountIdAsync(cancellationToken).ConfigureAwait(false))
        {
            return WebhookConfirmation.Refused("an approval button pressed in another workspace");
        }

        var now = connection.Time.GetUtcNow();
        if (card.ExpiresAt is { } end && now.ToUnixTimeSeconds() >= end)
        {
            return WebhookConfirmation.Refused("the approval has expired");
        }

        if (
            click.UserId.Length == 0
            || (card.Approvers is { Count: > 0 } approvers && !approvers.Contains(click.UserId, StringComparer.Ordinal))
        )
        {
            return WebhookConfirmation.Refused("the person is not among the approvers");
        }

        var ours = new ApprovalDecision(card.Id, card.Verdict, click.UserId, click.Id, now);
        var stands = await decisions.DecideAsync(connection.Id, ours, cancellationToken).ConfigureAwait(false);
        return IsOurs(stands, ours)
            ? WebhookConfirmation.Confirmed(Decided(click, card))
            : WebhookConfirmation.Refused("it was decided before");
    }

    private static bool IsOurs(ApprovalDecision stands, ApprovalDecision ours) =>
        stands.EventId == ours.EventId
        || (stands.UserId == ours.UserId && stands.Verdict == ours.Verdict && ours.DecidedAt - stands.DecidedAt > DoubleClick);

    private static SlackApprovalDecided Decided(SlackBlockActions click, SlackApprovalValue card) =>
        new(click.Id, card.Id, card.Verdict, click.UserId)
        {
            Message = click.Message,
            TriggerId = click.TriggerId,
            ResponseUrl = click.ResponseUrl,
            Raw = click.Raw,
            AccountId = click.AccountId,
            AppId = click.AppId,
            EnterpriseId = click.EnterpriseId,
            OccurredAt = click.OccurredAt,
            Environment = click.Environment,
            Source = click.Source,
        };

    private SlackApprovalValue? Read(SlackBlockActions click, SlackOptions options)
    {
        if (click.Value is not { } value)
        {
            return null;
        }

        foreach (var secret in (string?[])[options.SigningSecret, options.PreviousSigningSecret])
        {
            if (!string.IsNullOrWhiteSpace(secret) && new SlackApprovalSigner(secret, connection.Id).Read(value) is { } card)
            {
                return card;
            }
        }

        return null;
    }
}
