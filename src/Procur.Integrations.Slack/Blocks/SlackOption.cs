namespace Procur.Integrations.Slack;

/// <summary>One choice of a menu.</summary>
/// <param name="Text">What is read, at most 75 characters.</param>
/// <param name="Value">What comes back, at most 150 characters: an untrusted identifier.</param>
public sealed record SlackOption(SlackText Text, string Value);
