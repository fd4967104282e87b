namespace Procur.Integrations.Email;

/// <summary>A recipient of a mail.</summary>
/// <param name="Address">The address.</param>
/// <param name="Role">In which list he stands.</param>
public readonly record struct EmailRecipient(EmailAddress Address, EmailRole Role)
{
    /// <summary>The list alone.</summary>
    public override string ToString() => Role.ToString();
}
