namespace Procur.Integrations;

/// <summary>The thread of a message.</summary>
/// <param name="Message">Any message of it.</param>
public sealed record ThreadTarget(MessageRef Message) : ChatTarget;
