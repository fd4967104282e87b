using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>An app: it is installed in workspaces, and what it is told is signed with its secret in all of them.</summary>
internal sealed class SlackApp
{
    public string Id { get; } = SlackIds.New("A");

    /// <summary>Only the newest value signs: the service knows one secret at a time.</summary>
    public CredentialRing SigningSecret { get; } = new(() => SlackIds.Hex(16));

    /// <summary>The deprecated token in every payload.</summary>
    public string VerificationToken { get; } = SlackIds.Text(24);
}
