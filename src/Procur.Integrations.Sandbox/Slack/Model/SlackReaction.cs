namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>An emoji on a message, and who put it there.</summary>
internal sealed class SlackReaction(string name)
{
    public string Name { get; } = name;

    public List<string> Users { get; } = [];
}
