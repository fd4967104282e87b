using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>An app: it is installed in workspaces, and what it is told is signed with its secret in all of them.</summary>
internal sealed class SlackApp
{
    public string Id { get; } = SlackIds.New("A");

    /// <summary>Only the newest value signs: the service knows one secret at a time.</summary>
    public CredentialRing SigningSecret { get; } = new(() => SlackIds.Hex(16));

    public string ClientId { get; } = $"{SlackIds.Digits(12)}.{SlackIds.Digits(13)}";

    public CredentialRing ClientSecret { get; } = new(() => SlackIds.Hex(16));

    /// <summary>Whether its tokens rotate; the app's owner switches that on.</summary>
    public bool Rotates { get; set; }

    /// <summary>The deprecated token in every payload.</summary>
    public string VerificationToken { get; } = SlackIds.Text(24);
}
