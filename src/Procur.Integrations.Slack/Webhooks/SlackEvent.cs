using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack;

/// <summary>Something that Slack told: an event of the Events API, an interaction, or a slash command.</summary>
/// <param name="Id">Slack's id of it; an interaction's trigger.</param>
/// <param name="Type">Slack's word: <c>app_mention</c>, <c>block_actions</c>, <c>slash_command</c>.</param>
public abstract record SlackEvent(string Id, string Type) : WebhookEvent(Id, Type)
{
    /// <summary>The app that it is for.</summary>
    public string? AppId { get; init; }

    /// <summary>The Enterprise Grid organisation, where the workspace belongs to one.</summary>
    public string? EnterpriseId { get; init; }
}
