namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>What a conversation is.</summary>
internal enum SlackChannelKind
{
    Public,
    Private,

    /// <summary>With one person.</summary>
    Direct,

    /// <summary>With several people, without a name.</summary>
    Group,
}
