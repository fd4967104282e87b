namespace Procur.Integrations.SendGrid;

/// <summary>A personalization that SendGrid finds wrong.</summary>
internal readonly record struct SendGridRefusedPersonalization(int Number, bool IsAddress, string? Message);
