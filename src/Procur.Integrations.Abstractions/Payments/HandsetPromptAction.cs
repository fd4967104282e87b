namespace Procur.Integrations;

/// <summary>The payer approves on his phone; the prompt is already there.</summary>
/// <param name="Message">What to tell the payer, where the service says.</param>
/// <param name="ExpiresAt">When the prompt is known to be gone.</param>
public sealed record HandsetPromptAction(string? Message, DateTimeOffset? ExpiresAt) : NextAction;
