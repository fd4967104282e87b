namespace Procur.Integrations.SendGrid.Wire;

/// <summary>Something on or off.</summary>
/// <param name="Enable">Whether it is on.</param>
public sealed record SendGridSwitch(bool Enable);
