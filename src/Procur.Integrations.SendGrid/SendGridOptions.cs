namespace Procur.Integrations.SendGrid;

/// <summary>Settings of one SendGrid account or subuser. They are found at app.sendgrid.com, under Settings.</summary>
public sealed class SendGridOptions : IntegrationOptions
{
    /// <summary>The root of the API for accounts and subusers without a region.</summary>
    public const string DefaultEndpoint = "https://api.sendgrid.com/";

    /// <summary>The root of the API for subusers whose data stays in the European Union.</summary>
    public const string EuropeanEndpoint = "https://api.eu.sendgrid.com/";

    /// <summary>The API key, <c>SG.…</c> (Settings, API Keys), with at least the scope <c>mail.send</c>. Without one, calls fail as not configured.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Who mail is from where it does not say: an address of an authenticated domain, or a verified single sender (Settings, Sender Authentication).</summary>
    public string? FromEmail { get; set; }

    /// <summary>The name shown with <see cref="FromEmail"/>.</summary>
    public string? FromName { get; set; }

    /// <summary>Has SendGrid check every mail and send none of them. Off by default: SendGrid has no test world, so what is sent is delivered.</summary>
    public bool SandboxMode { get; set; }

    /// <summary>Whether a picture in the HTML tells of openings; where it is not set, the account's own setting holds (Settings, Tracking).</summary>
    public bool? OpenTracking { get; set; }

    /// <summary>
    /// Whether links are rewritten to tell of clicks; where it is not set, the account's own setting holds (Settings, Tracking). Rewritten links pass through
    /// SendGrid: turn it off on the connection that sends links which log in.
    /// </summary>
    public bool? ClickTracking { get; set; }

    /// <summary>The unsubscribe group (Suppressions, Unsubscribe Groups, the number in its row) that marketing mail belongs to.</summary>
    public int? UnsubscribeGroupId { get; set; }

    /// <summary>The subuser in whose name calls are made with a parent account's key.</summary>
    public string? Subuser { get; set; }

    /// <summary>Where the account's data stays: <c>global</c>, or <c>eu</c> for a subuser of the European Union. A key works in its own region alone.</summary>
    public string Region { get; set; } = "global";

    /// <summary>The root of the API, ending in a slash; that of the <see cref="Region"/> where it is not set.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>
    /// The public key of the signed event webhook (Settings, Mail Settings, Event Webhooks, Security features), in base64 as it is shown there, or as PEM.
    /// Needed to receive.
    /// </summary>
    public string? WebhookPublicKey { get; set; }

    /// <summary>The public key before the last change: still accepted while it stands here.</summary>
    public string? PreviousWebhookPublicKey { get; set; }

    /// <summary>SendGrid's ids of dynamic templates (<c>d-…</c>) by the host's names for them; see <see cref="EmailTemplateNames"/>. Casing does not count.</summary>
    public IDictionary<string, string> Templates { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
