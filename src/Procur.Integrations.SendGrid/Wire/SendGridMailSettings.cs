namespace Procur.Integrations.SendGrid.Wire;

/// <summary>How a mail is handled.</summary>
public sealed record SendGridMailSettings
{
    /// <summary>Checked and not sent.</summary>
    public SendGridSwitch? SandboxMode { get; init; }
}
