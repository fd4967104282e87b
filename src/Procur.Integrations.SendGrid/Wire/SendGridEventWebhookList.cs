namespace Procur.Integrations.SendGrid.Wire;

/// <summary>The event webhooks of an account.</summary>
public sealed record SendGridEventWebhookList
{
    /// <summary>How many there may be.</summary>
    public int? MaxAllowed { get; init; }

    /// <summary>The webhooks.</summary>
    public IReadOnlyList<SendGridEventWebhook> Webhooks { get; init; } = [];
}
