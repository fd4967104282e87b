namespace Procur.Integrations.SendGrid.Wire;

/// <summary>The unsubscribe group that a mail belongs to.</summary>
/// <param name="GroupId">The group's number.</param>
public sealed record SendGridAsm(int GroupId);
