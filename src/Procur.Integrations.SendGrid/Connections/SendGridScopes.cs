namespace Procur.Integrations.SendGrid;

/// <summary>The scopes that an API key needs for what the package offers.</summary>
public static class SendGridScopes
{
    /// <summary>Each scope, the name that the console has for it, and what it is for.</summary>
    public static IReadOnlyList<(string Scope, string Console, string Purpose)> All { get; } =
    [
        ("mail.send", "Mail Send", "sending"),
        ("templates.read", "Template Engine", "listing and reading templates"),
        ("user.webhooks.event.settings.read", "Event Webhook", "reading the event webhook's public key"),
    ];
}
