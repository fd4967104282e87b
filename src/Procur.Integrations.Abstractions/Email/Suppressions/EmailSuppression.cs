namespace Procur.Integrations;

/// <summary>An address that nothing more is to be sent to.</summary>
/// <param name="Tenant">The tenant; empty for a host with one.</param>
/// <param name="Address">The address; its casing does not count.</param>
/// <param name="Reason">Why.</param>
public sealed record EmailSuppression(string Tenant, string Address, EmailSuppressionReason Reason)
{
    /// <summary>The integration whose event said so; null where a person did.</summary>
    public string? Integration { get; init; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it holds back mails of a category.</summary>
    public bool HoldsBack(EmailCategory category) => category == EmailCategory.Marketing || Reason != EmailSuppressionReason.Unsubscribe;

    /// <summary>Without the address, which is personal data.</summary>
    public override string ToString() => $"EmailSuppression {Reason}";
}
