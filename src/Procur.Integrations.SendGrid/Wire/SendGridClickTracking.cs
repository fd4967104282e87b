namespace Procur.Integrations.SendGrid.Wire;

/// <summary>Whether links are rewritten.</summary>
/// <param name="Enable">In the HTML.</param>
/// <param name="EnableText">In the plain text.</param>
public sealed record SendGridClickTracking(bool Enable, bool EnableText);
