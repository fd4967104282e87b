namespace Procur.Integrations;

/// <summary>A direct message to the person behind an e-mail address.</summary>
/// <param name="Address">The address.</param>
public sealed record EmailTarget(string Address) : ChatTarget
{
    /// <summary>Without the address: it is personal data.</summary>
    public override string ToString() => nameof(EmailTarget);
}
