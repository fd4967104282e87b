namespace Procur.Integrations.SendGrid;

/// <summary>The wire operations of <see cref="SendGridClient"/>, as they stand in spans, metrics, audit records and errors.</summary>
public static class SendGridOperations
{
    internal const string SendMail = "mail.send";
    internal const string ListScopes = "scopes.list";
    internal const string ListTemplates = "templates.list";
    internal const string GetTemplate = "templates.get";
    internal const string ListEventWebhooks = "event_webhooks.list";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [SendMail, ListScopes, ListTemplates, GetTemplate, ListEventWebhooks];
}
